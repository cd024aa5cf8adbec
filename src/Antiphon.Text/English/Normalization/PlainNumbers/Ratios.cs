using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>«24/7», «50/50», «1 1/2», «9/11.»: pairs of numbers that are no plain fractions, and those before a full stop.</summary>
internal static partial class Ratios
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Ratio.Matches(text))
        {
            var (a, b) = (NumberWords.Value(match.Groups["a"].ValueSpan), NumberWords.Value(match.Groups["b"].ValueSpan));
            var whole = match.Groups["whole"];
            if (whole.Success && a < b) edits.Replace(match, $"{whole.Value} and {Fractions.Say(a, b)}");
            else if (!whole.Success) edits.Replace(match, Say(match, a, b));
        }
    }

    private static string Say(Match match, int a, int b)
    {
        if (match.Groups["measure"].Success && a < b) return Fractions.SayProper(a, b);
        if ((a, b) is (24, 7) || (a == b && a is 50 or 20)) return $"{a} {b}";
        if (match.Groups["a"].ValueSpan is ['0', ..] && Months.Has(a, b)) return $"{Months.Name(a)} {NumberWords.Ordinal(b)}";
        var isScore = a == b || match.Groups["stars"].Success || (!Months.Has(a, b) && (a > b || b > 10));
        if (isScore) return a > b ? $"{a} over {b}" : $"{a} out of {b}";
        return Fractions.Say(a, b);
    }

    private const string Measured = "(?= ?(?<measure>inch|mile|cup|teaspoon|tablespoon|ounce|pound|of an? ))?";

    [GeneratedRegex(@"(?<![\w./])(?:(?<whole>[0-9]{1,3}) )?(?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})(?![\w/]|\.[0-9])" +
        "(?= (?<stars>star))?" + Measured,
        RegexOptions.CultureInvariant)]
    private static partial Regex Ratio { get; }
}
