namespace Antiphon.Text.Tests.English.Normalization;

/// <summary>Tables of cases beside the tests: input, expected text and category, separated by tabs.</summary>
internal static class CaseTable
{
    public static TheoryData<string, string, string> Read(string name)
    {
        var file = Path.Combine(RepositoryFolder.Root, "tests", "Antiphon.Text.Tests", "English", "Normalization", name);
        var cases = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(file))
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal)) continue;
            var fields = line.Split('\t');
            cases.Add(fields[0].Replace("\\n", "\n", StringComparison.Ordinal), fields[1], fields[2]);
        }

        return cases;
    }
}
