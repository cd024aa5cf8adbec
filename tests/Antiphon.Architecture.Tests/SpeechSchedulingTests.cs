namespace Antiphon.Architecture.Tests;

/// <summary>The scheduler runs steps of any service: it knows nothing of speech.</summary>
public sealed class SpeechSchedulingTests
{
    private const string Own = "Antiphon.Speech.Scheduling";

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))];

    private static string Folder => Path.Combine(RepositoryFolder.Root, "src", "Antiphon.Speech", "Scheduling");

    [Theory]
    [MemberData(nameof(Files))]
    public void Scheduling_UsesNothingElseOfAntiphon(string file)
    {
        var lines = File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Replace(Own, "", StringComparison.Ordinal).Contains("Antiphon.", StringComparison.Ordinal));

        // The meter's name is that of the room.
        lines.Where(line => !line.Contains("\"Antiphon.Speech\"", StringComparison.Ordinal) && !line.Contains("<c>Antiphon.Speech</c>", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
