using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«5 €», «-$5», «$1.5», «$1.555», «$5bn»: amounts in the one form that the rules of money and the lexicon read well.</summary>
internal static partial class MoneyForms
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Amount.Matches(text))
        {
            var sign = (match.Groups["sign"].Success ? match.Groups["sign"] : match.Groups["after"]).Value;
            var minus = match.Groups["minus"].Success ? "minus " : "";
            edits.Replace(match, minus + Say(sign, match.Groups["n"].Value, match.Groups["big"]));
        }
    }

    private static string Say(string sign, string number, Group big)
    {
        var dot = number.IndexOf('.', StringComparison.Ordinal);
        var decimals = dot < 0 ? 0 : number.Length - dot - 1;
        if (big.Success) return $"{number} {Currencies.Magnitude(big.Value)} {Currencies.Name(sign, one: false)}";
        if (sign is "¥" or "₹" or "₩") return sign + number;
        if (decimals == 1) return sign + number + "0";
        return decimals > 2 ? $"{number} {Currencies.Name(sign, one: false)}" : sign + number;
    }

    [GeneratedRegex(@"(?<![\w.,$£€¥])(?:(?<minus>[-−])?(?<sign>[$£€¥₹₩]) ?(?<minus>[-−])?(?<n>" + Number.Pattern + ")" +
        Currencies.Magnitudes + "|" +
        "(?<minus>[-−])?(?<n>" + Number.Pattern + ")" + Currencies.Magnitudes + @" ?(?<after>[$£€¥₹₩])(?![0-9]))(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }
}
