using Antiphon.Text.Data;

namespace Antiphon.Text.English.Normalization.Vocabulary;

/// <summary>The tables beside the code: lines of tab-separated fields; <c>#</c> and a space start a comment.</summary>
internal static class NormalizationData
{
    /// <summary>All rows of one table.</summary>
    public static IEnumerable<string[]> Rows(string table) => EmbeddedTable.Rows(table, "normalization");

    /// <summary>First field to second field.</summary>
    public static Dictionary<string, string> Map(string table) =>
        Rows(table).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
}
