namespace Antiphon.Text.Data;

/// <summary>Tables that are embedded in the assembly: lines of tab-separated fields; <c>#</c> and a space start a comment.</summary>
internal static class EmbeddedTable
{
    /// <summary>All rows of one table.</summary>
    /// <param name="table">Its name without ending.</param>
    /// <param name="folder">The first part of its resource's name.</param>
    public static IEnumerable<string[]> Rows(string table, string folder = "english")
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(folder + "/" + table)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)) yield return line.Split('\t');
        }
    }
}
