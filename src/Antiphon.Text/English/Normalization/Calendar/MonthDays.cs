using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Calendar;

/// <summary>«March 3rd», «Dec. 25»: the day after its month.</summary>
internal sealed partial class MonthDays : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Upper | TextTraits.Lower;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in MonthDay.Matches(text))
        {
            var day = NumberWords.Value(match.Groups["d"].ValueSpan);
            if (day is < 1 or > 31) continue;
            edits.Replace(match, Months.FullName(match.Groups["month"].Value) + " " + NumberWords.Ordinal(day));
        }
    }

    [GeneratedRegex(@"\b(?<month>" + Months.Full + "|" + Months.Short + @")\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![\w:%])",
        RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay { get; }
}
