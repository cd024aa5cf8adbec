namespace Antiphon.Text.Tests.English;

/// <summary>The tables beside these tests: lines of tab-separated fields; <c>#</c> and a space start a comment.</summary>
internal static class TestTable
{
    public static IEnumerable<string[]> Rows(string file) => File
        .ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "Antiphon.Text.Tests", "English", file))
        .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
        .Select(line => line.Split('\t'));
}
