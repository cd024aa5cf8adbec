using Antiphon.Text.English.Normalization.Calendar;
using Antiphon.Text.English.Normalization.NumberForms;
using Antiphon.Text.English.Normalization.Machines;
using Antiphon.Text.English.Normalization.Markup;
using Antiphon.Text.English.Normalization.Measures;
using Antiphon.Text.English.Normalization.Money;
using Antiphon.Text.English.Normalization.PlainNumbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Signs;
using Antiphon.Text.English.Normalization.DateTimes;
using Antiphon.Text.English.Normalization.Words;

namespace Antiphon.Text.English.Normalization;

/// <summary>The steps in their order, which is part of the rules: each reads what the ones before it wrote.</summary>
internal static class RewriteSteps
{
    /// <summary>What the voice's reference front end does.</summary>
    public static IRewriteStep[] Reference { get; } =
    [
        new Spaces(SpaceBeforeMark.Kept),
        new Typography(),
        new Times(),
        new IsoDates(),
        new SlashDates(),
        new LargeAmounts(),
        new Cents(),
        new OtherCurrencies(),
        new Degrees(),
        new Units(wary: false, "units"),
        new MonthDays(),
        new DayMonths(),
        new Titles(wary: false),
        new Abbreviations(wary: false, "abbreviations"),
        new NumberSigns(),
        new RomanNumerals(wary: false),
        new PhoneNumbers(),
        new Fractions(),
        new Ranges(),
        new PlusSigns(),
        new Symbols(),
        new Spaces(SpaceBeforeMark.Dropped),
    ];

    /// <summary>The same without its faults, and with what people write today.</summary>
    public static IRewriteStep[] Improved { get; } =
    [
        .. Cleaning,
        .. Names,
        .. Quantities,
        new DayRanges(),
        new MonthDays(),
        new DayMonths(),
        new NameRanges(),
        new ShortDays(),
        new StreetNames(),
        new Streets(),
        new Titles(wary: true),
        new Abbreviations(wary: true, "abbreviations", "abbreviations-more"),
        new NumberSigns(),
        new RomanNumerals(wary: true),
        new Ratios(),
        new Scores(),
        new Proportions(),
        new NumberRanges(),
        new LongNumbers(),
        new Operators(),
        new Dashes(),
        new PlusSigns(),
        new MathSigns(),
        new Symbols(),
        new ForeignScripts(),
        new Spaces(SpaceBeforeMark.DroppedAtEnds),
    ];

    /// <summary>What is for the eye goes, what looks alike becomes the same.</summary>
    private static IRewriteStep[] Cleaning =>
    [
        new InvisibleChars(),
        new CompatibilityForms(),
        new HtmlMarkup(),
        new EmptyCells(),
        new MarkdownBlocks(),
        new MarkdownLinks(),
        new PlainApostrophes(),
        new Emphasis(),
        new Spaces(SpaceBeforeMark.Kept),
        new Typography(),
        new AllCapitals(),
    ];

    /// <summary>Names of machines, before a rule takes their dots and numbers for something else.</summary>
    private static IRewriteStep[] Names =>
    [
        new Emails(),
        new WebAddresses(),
        new Paths(),
        new DottedNames(),
        new ProgrammingNames(),
        new DashedDates(),
        new Sums(),
        new DigitMarks(),
        new DialledNumbers(),
        new DottedNumbers(),
        new NamedNumbers(),
    ];

    private static IRewriteStep[] Quantities =>
    [
        new IsoDateTimes(),
        new FullMinutes(),
        new TimeRanges(),
        new ClockHours(),
        new FeetAndInches(),
        new Times(),
        new IsoDates(),
        new SlashDates(),
        new ForeignDollars(),
        new MoneyRanges(),
        new AmountRanges(),
        new MoneyForms(),
        new LargeAmounts(),
        new Cents(),
        new OtherCurrencies(),
        new Rates(),
        new Degrees(),
        new Superscripts(),
        new ScientificNumbers(),
        new Units(wary: true, "units", "units-more"),
        new Seconds(),
        new Magnitudes(),
        new AttributiveUnits(),
    ];
}
