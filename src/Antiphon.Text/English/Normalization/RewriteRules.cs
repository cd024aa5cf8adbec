using Antiphon.Text.English.Normalization.Calendar;
using Antiphon.Text.English.Normalization.Cleaning;
using Antiphon.Text.English.Normalization.DateTimes;
using Antiphon.Text.English.Normalization.Machines;
using Antiphon.Text.English.Normalization.Measures;
using Antiphon.Text.English.Normalization.Money;
using Antiphon.Text.English.Normalization.NumberForms;
using Antiphon.Text.English.Normalization.PlainNumbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Signs;
using Antiphon.Text.English.Normalization.Words;

namespace Antiphon.Text.English.Normalization;

/// <summary>
/// All rules in the order in which they are applied. The order is part of the rules: each reads what the ones before it wrote. A new
/// rule is a row in the table of its theme, behind the rules that must come before it.
/// </summary>
internal static class RewriteRules
{
    public static RewriteRule[] All { get; } =
    [
        .. CleaningRules.All,
        .. MachineRules.All,
        .. NumberFormRules.All,
        .. DateTimeRules.All,
        .. MoneyRules.All,
        .. MeasureRules.All,
        .. CalendarRules.All,
        .. WordRules.All,
        .. PlainNumberRules.All,
        .. SignRules.All,
    ];

    public static RewriteRule[] Reference { get; } = Of(FrontEnds.Reference);

    public static RewriteRule[] Improved { get; } = Of(FrontEnds.Improved);

    private static RewriteRule[] Of(FrontEnds frontEnd) => [.. All.Where(rule => rule.FrontEnds.HasFlag(frontEnd))];
}
