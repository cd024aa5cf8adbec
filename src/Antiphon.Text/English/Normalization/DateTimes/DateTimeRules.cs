using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>Times of day and dates in digits.</summary>
internal static partial class DateTimeRules
{
    public static RewriteRule[] All { get; } =
    [
        new("ISO date and time", Improved, Digit | Colon | Hyphen, RewriteIsoDateTimes,
            ("2024-01-05T10:00:00Z", "2024-01-05 at 10:00 UTC")),
        new("full minutes", Improved, Digit | Colon, ReplaceGroup(FullMinutes, "seconds", ""), ("19:30:00", "19:30")),
        new("ranges of times", Improved, Digit | Hyphen, Replace(TimeRange, " to "),
            ("10:30-11:00, 9am–5pm", "10:30 to 11:00, 9am to 5pm")),
        new("hours", Improved, Digit, ClockHours.Rewrite, ("9am 17:00", "9 A.M. seventeen hundred")),
        new("feet and inches", Improved, Digit, FeetAndInches.Rewrite, ("5'10\" 6' tall", "5 foot 10 6 feet tall")),
        new("times of day", Both, Digit | Colon, Times.Rewrite, ("7:00, 3:05 pm", "seven o'clock, three oh five P.M.")),
        new("ISO dates", Both, Digit | Hyphen, Replace(IsoDate, SayIsoDate), ("2024-07-15", "July fifteenth, 2024")),
        new("dates with slashes", Both, Digit | Slash, Replace(SlashDate, SaySlashDate), ("10/12/1987", "October twelfth, 1987")),
    ];

    // Seconds say nothing to a listener.
    private static void RewriteIsoDateTimes(string text, EditList edits)
    {
        foreach (Match match in IsoDateTime().Matches(text))
        {
            edits.Replace(match.Groups["t"], " at ");
            edits.Replace(match.Groups["s"], "");
            if (match.Groups["z"] is { Success: true } zone) edits.Replace(zone, " UTC");
        }
    }

    private static string? SayIsoDate(Match match) => Months.Say(match.Value("y"), match.Value("m"), match.Value("d"));

    // The month comes first, unless the first number can only be a day. What is no date stays.
    private static string? SaySlashDate(Match match)
    {
        var (first, second) = (match.Value("a"), match.Value("b"));
        var year = match.Groups["y"].Length > 2 ? match.Value("y") : Months.YearOfTwoDigits(match.Value("y"));
        return first > 12 ? Months.Say(year, second, first) : Months.Say(year, first, second);
    }

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?<t>T| )[0-9]{2}:[0-9]{2}(?<s>(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)(?:(?<z>Z)\b)?(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsoDateTime();

    [GeneratedRegex(@"\b[0-9]{1,2}:[0-5][0-9](?<seconds>:00)(?![0-9:])", RegexOptions.CultureInvariant)]
    private static partial Regex FullMinutes();

    [GeneratedRegex(@"(?<=[0-9]:[0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?|\b[0-9]{1,2} ?[AaPp]\.?[Mm]\.?) ?[-–—] ?" +
        @"(?=[0-9]{1,2}(?::[0-9]{2}| ?[AaPp]\.?[Mm]\b))|" +
        @"(?<=\b[0-9]{1,2}) ?[-–—] ?(?=[0-9]{1,2}(?::[0-9]{2})? ?[AaPp]\.?[Mm]\b)", RegexOptions.CultureInvariant)]
    private static partial Regex TimeRange();

    [GeneratedRegex(@"\b(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"\b(?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})/(?<y>[0-9]{4}|[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex SlashDate();
}
