namespace Antiphon.Text.Tests;

/// <summary>
/// The tables beside the tests, by their path from here: lines of tab-separated fields; <c>#</c> and a space start a comment.
/// </summary>
internal static class TestTable
{
    public static IEnumerable<string[]> Rows(string file) => File
        .ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "Antiphon.Text.Tests", file))
        .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
        .Select(line => line.Split('\t'));
}
