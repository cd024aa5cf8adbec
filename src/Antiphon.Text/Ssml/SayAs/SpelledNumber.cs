using Antiphon.Text.English.Numbers;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary>Digits as English words.</summary>
internal static class SpelledNumber
{
    private delegate void Adder(ReadOnlySpan<char> digits, List<string> words);

    /// <summary>«forty two».</summary>
    public static string Cardinal(ReadOnlySpan<char> digits) => Words(digits, NumeralWords.AddCardinal);

    /// <summary>«forty second».</summary>
    public static string Ordinal(ReadOnlySpan<char> digits) => Words(digits, NumeralWords.AddOrdinal);

    /// <summary>«four two».</summary>
    public static string Digits(ReadOnlySpan<char> digits) => Words(digits, NumeralWords.AddDigits);

    /// <summary>«nineteen sixty» of four digits; fewer are a number.</summary>
    public static string Year(ReadOnlySpan<char> digits) => Words(digits, digits.Length == 4 ? NumeralWords.AddYear : NumeralWords.AddCardinal);

    /// <summary>«forty two point five» of digits with at most one point.</summary>
    public static string Number(ReadOnlySpan<char> number)
    {
        var point = number.IndexOf('.');
        if (point < 0) return Cardinal(number);
        var whole = point == 0 ? "zero" : Cardinal(number[..point]);
        return point + 1 == number.Length ? whole : $"{whole} point {Digits(number[(point + 1)..])}";
    }

    /// <summary>Whether all are ASCII digits, and there are some.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static string Words(ReadOnlySpan<char> digits, Adder add)
    {
        var words = new List<string>();
        add(digits, words);
        return string.Join(' ', words);
    }
}
