namespace Antiphon.Architecture.Tests;

/// <summary>The scheduler runs steps of any service: it knows nothing of speech.</summary>
public sealed class SpeechSchedulingTests
{
    private const string Own = "Antiphon.Speech.Scheduling";

    // The meter's name is that of the room.
    private static readonly string[] Allowed = [Own, "\"Antiphon.Speech\"", "<c>Antiphon.Speech</c>"];

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)),
    ];

    private static string Folder => Path.Combine(RepositoryFolder.Root, "src", "Antiphon.Speech", "Scheduling");

    [Theory]
    [MemberData(nameof(Files))]
    public void Scheduling_UsesNothingElseOfAntiphon(string file)
    {
        var lines = File.ReadLines(Path.Combine(Folder, file));
        lines.Select(line => Allowed.Aggregate(line, (left, name) => left.Replace(name, "", StringComparison.Ordinal)))
            .Where(line => line.Contains("Antiphon.", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
