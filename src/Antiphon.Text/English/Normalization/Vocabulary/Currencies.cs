using Antiphon.Text.English.Normalization.Measures;

namespace Antiphon.Text.English.Normalization.Vocabulary;

/// <summary>What the signs and codes of money are called.</summary>
internal static class Currencies
{
    private static readonly Dictionary<string, (string One, string Many)> Names =
        NormalizationData.Rows("currencies").ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    /// <param name="sign">As written.</param>
    /// <param name="one">Exactly one of them.</param>
    public static string Name(string sign, bool one) => one ? Names[sign].One : Names[sign].Many;

    /// <summary>A magnitude that may follow an amount, for patterns; wider than the reference's.</summary>
    public const string Magnitudes = @"(?: ?(?<big>hundred|thousand|million|billion|trillion|bn|mn|mm|tn|[kmbtKMBT])\b)?";

    /// <summary>«k», «M», «billion»: the word for it.</summary>
    public static string Magnitude(string written) => written.ToLowerInvariant() switch
    {
        "k" => "thousand",
        "m" or "mn" or "mm" => "million",
        "b" or "bn" => "billion",
        "t" or "tn" => "trillion",
        var word => word,
    };
}
