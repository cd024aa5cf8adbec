namespace Antiphon.Testing.English;

/// <summary>One row of the reference readings.</summary>
/// <param name="Accent">«us» or «gb».</param>
public sealed record GoldenReading(string Id, string Accent, string Text, string Phonemes, string Class)
{
    /// <summary>All rows; only where the reference vectors are.</summary>
    public static IReadOnlyList<GoldenReading> ReadAll() =>
        [.. Rows("phonemes.tsv").Select(r => new GoldenReading(r[0], r[1], r[2], r[3], r[4]))];

    /// <summary>The rows of one table of the reference vectors, without its heading.</summary>
    public static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(RepositoryFolder.Shared!, "data", "hibari-golden", file)).Skip(1).Select(line => line.Split('\t'));
}
