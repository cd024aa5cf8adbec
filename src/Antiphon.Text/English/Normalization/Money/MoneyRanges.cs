using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«$10-$20», «$10-20 million», «$1 million-$2 million»: the unit is said once, behind.</summary>
internal static partial class MoneyRanges
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Range.Matches(text))
        {
            var (from, to, sign) = (match.Groups["from"].Value, match.Groups["to"].Value, match.Groups["sign"].Value);
            var unit = Currencies.Name(sign, one: false);
            if (match.Groups["first"] is { Success: true } first) from += " " + Currencies.Magnitude(first.Value);
            if (match.Groups["big"] is { Success: true } big)
                edits.Replace(match, $"{from} to {to} {Currencies.Magnitude(big.Value)} {unit}");
            else if (from.Contains('.') || to.Contains('.')) edits.Replace(match, $"{sign}{from} to {sign}{to}");
            else edits.Replace(match, $"{from} to {to} {unit}");
        }
    }

    private const string First = @"(?: ?(?<first>thousand|million|billion|trillion|bn|[kmKM])\b)?";

    [GeneratedRegex(@"(?<sign>[$£€])(?<from>" + Number.Pattern + ")" + First + @" ?[-–—] ?\k<sign>?(?<to>" + Number.Pattern +
        ")" + Currencies.Magnitudes + @"(?![\w\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Range { get; }
}
