using System.Globalization;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>Numbers that no rule before has read: pairs of them, ranges, and those that are too long for a quantity.</summary>
internal static partial class PlainNumberRules
{
    public static RewriteRule[] All { get; } =
    [
        new("ratios", Improved, Digit | Slash, Ratios.Rewrite, ("24/7, 50/50, 1 1/2", "24 7, 50 50, 1 and one half")),
        new("scores", Improved, Digit | Slash, ReplaceGroup(Score, "slash", SayScore), ("4.5/5, 120/80", "4.5 out of 5, 120 over 80")),
        new("proportions", Improved, Digit | Colon, ReplaceGroup(Proportion, "colon", " to "), ("16:9", "16 to 9")),
        new("ranges", Improved, Digit | Hyphen, ReplaceGroup(NumberRange, "dash", " to "),
            ("5-10%, 1.5–2.5, 1st-3rd.", "5 to 10%, 1.5 to 2.5, 1st to 3rd.")),
        new("long numbers", Improved, Digit, LongNumbers.Rewrite,
            ("007 12345678", "zero zero seven one two three four, five six seven eight")),
        new("phone numbers, reference", Reference, Digit | Hyphen, Replace(PhoneNumber, SayPhoneNumber),
            ("555-0199", "five five five, zero one nine nine")),
        new("fractions, reference", Reference, Digit | Slash, Replace(Fraction, SayFraction),
            ("3/4, 9/11, 24/7", "three quarters, September eleventh, 24 slash 7")),
        new("ranges, reference", Reference, Digit | Hyphen, ReplaceGroup(ReferenceRange, "dash", " to "),
            ("10-20, 5-6.", "10 to 20, 5-6.")),
    ];

    private static string SayScore(Match match) => Decimal(match.Groups["a"]) > Decimal(match.Groups["b"]) ? " over " : " out of ";

    private static double Decimal(Group number) => double.Parse(number.ValueSpan, CultureInfo.InvariantCulture);

    // Digit by digit, with a pause for each hyphen.
    private static string SayPhoneNumber(Match match) =>
        string.Join(", ", match.Value.Split('-').Select(group => NumberWords.Digits(group)));

    private static string SayFraction(Match match) => Fractions.Say(match.Value("a"), match.Value("b"));

    [GeneratedRegex(@"(?<![\w./])(?<a>[0-9]{1,4}(?:\.[0-9])?)(?<slash>/)(?<b>[0-9]{1,4})(?![\w/]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    // Times of day are written out by now.
    [GeneratedRegex(@"(?<![\w.:,])[0-9]{1,4}(?<colon>:)[0-9]{1,4}(?![\w:]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Proportion();

    private const string RangeEnd = @"[0-9]{1,4}(?:\.[0-9]{1,4}|,[0-9]{3})?(?:%|st|nd|rd|th)?";

    [GeneratedRegex(@"(?<![\w.,\-–])" + RangeEnd + "(?<dash>[-–])(?=" + RangeEnd + @"(?![\w\-–]|[.,][0-9]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberRange();

    [GeneratedRegex(@"(?<![\w.\-])(?:[0-9]{3}-)?[0-9]{3}-[0-9]{4}(?![\w.\-])", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"(?<![\w./])(?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})(?![\w./])", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<![\w.\-])[0-9]{1,4}(?<dash>[-–])[0-9]{1,4}(?![\w.\-–%])", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceRange();
}
