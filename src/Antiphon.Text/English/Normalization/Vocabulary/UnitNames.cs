namespace Antiphon.Text.English.Normalization.Vocabulary;

/// <summary>What the signs of units are called. Immutable.</summary>
/// <param name="tables">Names of the tables of units.</param>
internal sealed class UnitNames(params string[] tables)
{
    private readonly Dictionary<string, (string One, string Many)> _names =
        tables.SelectMany(NormalizationData.Rows).ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    /// <summary>Length of the longest sign.</summary>
    public int Longest { get; } = tables.SelectMany(NormalizationData.Rows).Max(row => row[0].Length);

    /// <summary>The unit's name for one and for many.</summary>
    public bool TryFind(ReadOnlySpan<char> sign, out (string One, string Many) name) =>
        _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(sign, out name);
}
