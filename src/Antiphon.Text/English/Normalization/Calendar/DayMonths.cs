using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Calendar;

/// <summary>«25 December», «the 4th of July»: the day before its month.</summary>
internal sealed partial class DayMonths : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Upper | TextTraits.Lower;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in DayMonth.Matches(text))
        {
            var day = NumberWords.Value(match.Groups["d"].ValueSpan);
            if (day is < 1 or > 31) continue;
            var article = match.Groups["the"] is { Success: true } the ? the.Value : "the";
            edits.Replace(match, $"{article} {NumberWords.Ordinal(day)} of {Months.FullName(match.Groups["month"].Value)}");
        }
    }

    // A short month whose dot ends the text is left to the abbreviations, which know what that dot is.
    [GeneratedRegex(@"(?<![\w.])(?:(?<the>[Tt]he) )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?" +
        "(?:(?<month>" + Months.Full + @")\b|(?<month>" + Months.Short + @")(?:\.(?= )|\b(?!\.)))", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth { get; }
}
