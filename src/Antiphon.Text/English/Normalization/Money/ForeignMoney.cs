using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«US$5», «C$20 million», «7 USD»: whose money it is.</summary>
internal static partial class ForeignMoney
{
    private static readonly Dictionary<string, (string One, string Many)> Names =
        NormalizationData.Rows("currency-codes").ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Amount.Matches(text))
        {
            if (!Names.TryGetValue(match.Groups["code"].Value, out var unit)) continue;
            var number = match.Groups["n"].Value;
            var big = match.Groups["big"];
            var magnitude = big.Success ? " " + Currencies.Magnitude(big.Value) : "";
            edits.Replace(match, $"{number}{magnitude} {(Number.IsOne(number) && !big.Success ? unit.One : unit.Many)}");
        }
    }

    [GeneratedRegex(@"(?<![\w.,])(?:(?<code>[A-Z]{1,3}\$|[A-Z]{3}(?= ?[0-9])) ?(?<n>" + Number.Pattern + ")" + Currencies.Magnitudes +
        "|(?<n>" + Number.Pattern + ")" + Currencies.Magnitudes + @" ?(?<code>[A-Z]{3}))(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }
}
