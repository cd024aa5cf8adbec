using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.Calendar;

/// <summary>Dates with the name of a month, and names of months and days.</summary>
internal static partial class CalendarRules
{
    public static RewriteRule[] All { get; } =
    [
        new("ranges of days", Improved, Digit | Hyphen | Upper, DayRanges.Rewrite,
            ("May 5–7, 5-7 June", "May fifth to seventh, the fifth to the seventh of June")),
        new("month and day", Both, Digit | Upper | Lower, Replace(MonthDay, SayMonthDay), ("Dec. 25", "December twenty-fifth")),
        new("day and month", Both, Digit | Upper | Lower, Replace(DayMonth, SayDayMonth), ("4 July", "the fourth of July")),
        new("ranges of names", Improved, Hyphen | Upper, Replace(NameRange, SayNameRange),
            ("Mon-Fri, Jan–Mar", "Monday to Friday, January to March")),
        new("short days", Improved, Upper | Lower, Replace(ShortDay, SayDay), ("Sat 10 am", "Saturday 10 am")),
    ];

    private static string? SayMonthDay(Match match) =>
        match.Value("d") is >= 1 and <= 31 and var day ? Months.FullName(match.Text("month")) + " " + NumberWords.Ordinal(day) : null;

    private static string? SayDayMonth(Match match)
    {
        if (match.Value("d") is not (>= 1 and <= 31 and var day)) return null;
        var article = match.Groups["the"] is { Success: true } the ? the.Value : "the";
        return $"{article} {NumberWords.Ordinal(day)} of {Months.FullName(match.Text("month"))}";
    }

    private static string? SayNameRange(Match match) =>
        NameOf(match.Groups["from"]) is { } from && NameOf(match.Groups["to"]) is { } to ? from + " to " + to : null;

    private static string? NameOf(Group written) =>
        WeekDays.FullName(written.ValueSpan) ?? (Months.IsName(written.ValueSpan) ? Months.FullName(written.Value) : null);

    private static string? SayDay(Match match) => WeekDays.FullName(match.ValueSpan);

    [GeneratedRegex(@"\b(?<month>" + Months.Full + "|" + Months.Short + @")\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![\w:%])",
        RegexOptions.CultureInvariant)]
    private static partial Regex MonthDay();

    // A short month whose dot ends the text is left to the abbreviations, which know what that dot is.
    [GeneratedRegex(@"(?<![\w.])(?:(?<the>[Tt]he) )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?" +
        "(?:(?<month>" + Months.Full + @")\b|(?<month>" + Months.Short + @")(?:\.(?= )|\b(?!\.)))", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b(?<from>[A-Z][a-z]{2,8})\.? ?[-–] ?(?<to>[A-Z][a-z]{2,8})\b", RegexOptions.CultureInvariant)]
    private static partial Regex NameRange();

    // A short day without its dot, where a date or a time follows. The dates are written out by now.
    [GeneratedRegex(@"\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=,? (?:[0-9]|the [a-z]{5,16} of |(?:" + Months.Full + @")\b))",
        RegexOptions.CultureInvariant)]
    private static partial Regex ShortDay();
}
