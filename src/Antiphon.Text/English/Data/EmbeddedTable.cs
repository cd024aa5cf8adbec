namespace Antiphon.Text.English.Data;

/// <summary>The tables beside this file: lines of tab-separated fields; <c>#</c> and a space start a comment.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string[]> Rows(string table)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream("english/" + table)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)) yield return line.Split('\t');
        }
    }
}
