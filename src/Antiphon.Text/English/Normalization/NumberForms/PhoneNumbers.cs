using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.NumberForms;

/// <summary>«1-800-555-1234», «(555) 123-4567», «+44 20 7946 0958»: digit by digit, a pause between the groups.</summary>
internal static partial class PhoneNumbers
{
    /// <summary>Fewer digits after a plus are a quantity.</summary>
    private const int FewestInternational = 8;

    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Dialled.Matches(text))
        {
            var abroad = match.ValueSpan is ['+', ..];
            if (abroad && match.Value.Count(char.IsAsciiDigit) < FewestInternational) continue;
            var groups = match.Groups["g"].Captures.Select(group => DigitGroups.Say(group.ValueSpan));
            var extension = match.Groups["ext"] is { Success: true } ext ? ", extension " + NumberWords.Digits(ext.ValueSpan) : "";
            edits.Replace(match, (abroad ? "plus " : "") + string.Join(", ", groups) + extension);
        }
    }

    [GeneratedRegex(@"(?<![\w.,$£€+\-/])(?:\+(?<g>1)[ \-.]?\(?(?<g>[0-9]{3})\)?[ \-.]?(?<g>[0-9]{3})[ \-.]?(?<g>[0-9]{4})|" +
        @"\+(?<g>[0-9]{1,15})(?:(?:[ \-.]\(?|\()(?<g>[0-9]{1,10})\)?){0,5}|" +
        @"(?:(?<g>1)[ \-.])?(?:\((?<g>[0-9]{3})\) ?|(?<g>[0-9]{3})[ \-.])(?<g>[0-9]{3})[ \-.](?<g>[0-9]{4})|" +
        @"(?<g>[0-9]{3})-(?<g>[0-9]{4})|" +
        @"(?<g>0[0-9]{2,4}) (?<g>[0-9]{3,4}) (?<g>[0-9]{3,4})|" +
        @"(?<g>0[0-9]{3,4}) (?<g>[0-9]{5,6}))(?:,? ?(?:x|ext\.?) ?(?<ext>[0-9]{1,5}))?(?![\w\-/]|[.,][0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dialled { get; }
}
