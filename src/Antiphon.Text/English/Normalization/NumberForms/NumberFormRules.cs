using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.NumberForms;

/// <summary>Numbers that count nothing, by the way they are written: dates, phone numbers, addresses, versions, room numbers.</summary>
internal static partial class NumberFormRules
{
    public static RewriteRule[] All { get; } =
    [
        new("dashed and dotted dates", Improved, Digit, Replace(DashedDate, SayDate),
            ("9-11-2001, 11.09.2001", "September eleventh, 2001, September eleventh, 2001")),
        new("sums", Improved, Digit | Sign, Sums.Rewrite, ("7-3=4", "7 minus 3=4")),
        new("foreign digit marks", Improved, Digit, DigitMarks.Rewrite, ("100,5 10 000 1,2,3 .5", "100.5 10000 1, 2, 3 0.5")),
        new("phone numbers", Improved, Digit, PhoneNumbers.Rewrite, ("555-1234", "five five five, one two three four")),
        new("addresses and versions", Improved, Digit | Dot, DottedNumbers.Rewrite,
            ("10.0.0.1 v2.0.1", "ten dot zero dot zero dot one version 2 point 0 point 1")),
        new("named numbers", Improved, Digit | Lower, NamedNumbers.Rewrite, ("Room 101", "Room one oh one")),
    ];

    // With dashes the month comes first as in America, with dots the day as in Europe. What is no date stays.
    private static string? SayDate(Match match)
    {
        var (a, b, year) = (match.Value("a"), match.Value("b"), match.Value("y"));
        var dayFirst = match.Groups["mark"].ValueSpan is "." || a > 12;
        return dayFirst ? Months.Say(year, b, a) : Months.Say(year, a, b);
    }

    [GeneratedRegex(@"(?<![\w.\-])(?<a>[0-9]{1,2})(?<mark>[\-.])(?<b>[0-9]{1,2})\k<mark>(?<y>[12][0-9]{3})(?![\w\-]|\.[0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex DashedDate();
}
