using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Calendar;

/// <summary>«Tue, Mar 5», «Sat 10am»: a short day without its dot, where a date or a time follows. Runs after the dates.</summary>
internal sealed partial class ShortDays : IRewriteStep
{
    public TextTraits Needs => TextTraits.Upper | TextTraits.Lower;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Day.Matches(text)) edits.Replace(match, WeekDays.FullName(match.ValueSpan)!);
    }

    [GeneratedRegex(@"\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=,? (?:[0-9]|the [a-z]{5,16} of |(?:" + Months.Full + @")\b))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day { get; }
}
