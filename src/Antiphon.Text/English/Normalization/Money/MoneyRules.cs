using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>Amounts of money, and what is paid or measured per something.</summary>
internal static partial class MoneyRules
{
    private static readonly Dictionary<string, string> PerUnits = NormalizationData.Map("rates");

    public static RewriteRule[] All { get; } =
    [
        new("foreign money", Improved, Digit | Upper, ForeignMoney.Rewrite, ("US$5 and 7 EUR", "5 US dollars and 7 euros")),
        new("ranges of money", Improved, Digit | Currency | Hyphen, MoneyRanges.Rewrite, ("$10-$20", "10 to 20 dollars")),
        new("ranges of amounts", Improved, Digit | Hyphen, ReplaceGroup(AmountRange, "dash", " to "), ("20°C–25°C", "20°C to 25°C")),
        new("forms of amounts", Improved, Digit | Currency, MoneyForms.Rewrite, ("5 €, -$5, $1.5", "€5, minus $5, $1.50")),
        new("large amounts", Both, Digit | Currency, Replace(LargeAmount, SayLargeAmount), ("$3.2 Billion", "3.2 billion dollars")),
        new("cents", Both, Digit | Currency | NonAscii, Replace(Cents, SayCents), ("50¢", "50 cents")),
        new("other currencies", Both, Digit | Currency, Replace(OtherCurrency, SayOtherCurrency), ("¥300 or Rs. 5", "300 yen or 5 rupees")),
        new("rates", Improved, Digit | Slash, ReplaceGroup(Rate, "per", SayRate), ("$15/hr", "$15 per hour")),
    ];

    // The unit goes behind the magnitude.
    private static string SayLargeAmount(Match match) =>
        $"{match.Text("n")} {Currencies.Magnitude(match.Text("big"))} {Currencies.Name(match.Text("sign"), one: false)}";

    private static string SayCents(Match match) => match.Text("n") + " " + Currencies.Name("¢", Number.IsOne(match.Text("n")));

    // The unit goes behind. Amounts in $, £ and € stay for the lexicon, which knows cents.
    private static string SayOtherCurrency(Match match)
    {
        var (number, big) = (match.Text("n"), match.Groups["big"]);
        var unit = Currencies.Name(match.Text("sign"), Number.IsOne(number) && !big.Success);
        return big.Success ? $"{number} {Currencies.Magnitude(big.Value)} {unit}" : $"{number} {unit}";
    }

    private static string? SayRate(Match match) => PerUnits.TryGetValue(match.Text("unit"), out var unit) ? " per " + unit : null;

    private const string Unit = "(?:°[CF]?|mph|kph|lbs?|ft|[kcm]?[mgLWV](?:/[hs])?|[KMGT]B|[kMG]?Hz|[€£¥$%])";

    private const string Dash = "(?<dash> ?[-–—] ?)";

    [GeneratedRegex(@"(?<![\w.\-])[$£€¥]?[0-9]{1,6}(?:[.,][0-9]{1,3}){0,3}(?: ?" + Unit + Dash + "-?[0-9]|" + Dash + "[$£€¥₹₩][0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex AmountRange();

    [GeneratedRegex(@"(?<sign>[$£€]) ?(?<n>" + Number.Pattern + @") ?(?<big>hundred|thousand|million|billion|trillion|[kmb])\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LargeAmount();

    [GeneratedRegex("(?<![0-9])(?<n>" + Number.Pattern + ") ?¢", RegexOptions.CultureInvariant)]
    private static partial Regex Cents();

    [GeneratedRegex(@"(?<sign>[¥₹₩]|\b(?:Rs\.?|USD|EUR|GBP)) ?(?<n>" + Number.Pattern +
        @")(?: ?(?<big>hundred|thousand|million|billion|trillion|[kmbKMB])\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex OtherCurrency();

    [GeneratedRegex(@"(?<![\w.])[0-9]{1,60}(?:[.,][0-9]{1,9}){0,5} ?[A-Za-zµ€£]{0,8}(?<per>/(?<unit>[A-Za-z]{1,8}))\b(?!/)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rate();
}
