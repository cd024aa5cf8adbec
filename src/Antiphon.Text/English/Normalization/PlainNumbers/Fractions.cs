using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>«3/4» is three quarters, «9/11» a day, «24/7» what is written.</summary>
internal static class Fractions
{
    private const int LastDenominator = 10;

    public static string Say(int a, int b)
    {
        if (a > 0 && a < b && b <= LastDenominator) return SayProper(a, b);
        return Months.Has(a, b) ? Months.Name(a) + " " + NumberWords.Ordinal(b) : $"{a} slash {b}";
    }

    /// <summary>«five sixteenths»: a fraction and nothing else.</summary>
    public static string SayProper(int a, int b) => NumberWords.Cardinal(a) + " " + Denominator(b, a > 1);

    private static string Denominator(int b, bool many) => b switch
    {
        2 => many ? "halves" : "half",
        4 => many ? "quarters" : "quarter",
        _ => NumberWords.Ordinal(b) + (many ? "s" : ""),
    };
}
