namespace Antiphon.Text.English.Normalization.Steps;

/// <summary>What the signs and codes of money are called.</summary>
internal static class Currencies
{
    private static readonly Dictionary<string, (string One, string Many)> Names =
        NormalizationData.Rows("currencies").ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    /// <param name="sign">As written.</param>
    /// <param name="one">Exactly one of them.</param>
    public static string Name(string sign, bool one) => one ? Names[sign].One : Names[sign].Many;

    /// <summary>«k», «M», «billion»: the word for it.</summary>
    public static string Magnitude(string written) => written.ToLowerInvariant() switch
    {
        "k" => "thousand",
        "m" => "million",
        "b" => "billion",
        var word => word,
    };
}
