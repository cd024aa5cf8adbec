using Antiphon.Text.English.Normalization.Steps;

namespace Antiphon.Text.English.Normalization;

/// <summary>The steps in their order, which is part of the rules: each reads what the ones before it wrote.</summary>
internal static class RewriteSteps
{
    /// <summary>What the voice's reference front end does.</summary>
    public static IRewriteStep[] Reference { get; } =
    [
        new Spaces(beforeMarks: true),
        new Typography(),
        new Times(),
        new IsoDates(),
        new SlashDates(),
        new LargeAmounts(),
        new Cents(),
        new OtherCurrencies(),
        new Degrees(),
        new Units(),
        new MonthDays(),
        new DayMonths(),
        new Titles(),
        new Abbreviations(),
        new NumberSigns(),
        new RomanNumerals(),
        new PhoneNumbers(),
        new Fractions(),
        new Ranges(),
        new PlusSigns(),
        new Symbols(),
        new Spaces(beforeMarks: false),
    ];

    /// <summary>The same without its faults, and with what people write today.</summary>
    public static IRewriteStep[] Improved { get; } = Reference;
}
