using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>Card numbers, account numbers, «007»: no quantities, so they are said digit by digit. A round number stays one.</summary>
internal static partial class LongNumbers
{
    private const int LongestQuantity = 7;

    /// <summary>Of a number in groups; «1-2-3» has fewer.</summary>
    private const int FewestDigits = 7;

    /// <summary>From 10^36 on there are no words for a number.</summary>
    private const int LongestNamed = 36;

    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Digits.Matches(text))
        {
            if (!IsQuantity(match.ValueSpan)) edits.Replace(match, DigitGroups.Say(match.ValueSpan));
        }
    }

    private static bool IsQuantity(ReadOnlySpan<char> written)
    {
        if (written.Contains('-')) return written.Length - written.Count('-') < FewestDigits;
        if (written.Contains(' ')) return false;
        if (written.Contains(',')) return written.Length - written.Count(',') <= LongestNamed;
        if (written[0] == '0') return written.Length == 1;
        return written.Length <= LongestQuantity || (written.Length <= LongestNamed && written.EndsWith("000"));
    }

    private const string Hyphened = "[0-9]{1,7}(?:-[0-9]{1,7}){2,6}";

    private const string Card = @"(?:[0-9]{4}[ \-]){3}[0-9]{4}";

    private const string Grouped = "[0-9]{1,3}(?:,[0-9]{3}){1,400}";

    [GeneratedRegex(@"(?<![\w.,:/$£€\-])(?>" + Hyphened + "|" + Card + "|" + Grouped + @"|[0-9]+)(?![\w/:]|[.,\-][0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Digits { get; }
}
