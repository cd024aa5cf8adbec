using Antiphon.Text.English.Normalization.Signs;

namespace Antiphon.Text.English.Normalization.Numbers;

/// <summary>Reads Roman numerals as they are properly written, 1 to 3999.</summary>
internal static class RomanNumeral
{
    private const int MaxLength = 15;

    private static readonly (string Letters, int Value)[] Symbols =
    [
        ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5),
        ("IV", 4), ("I", 1),
    ];

    public static bool TryRead(ReadOnlySpan<char> letters, out int value)
    {
        value = 0;
        if (letters.Length is 0 or > MaxLength) return false;
        var rest = letters;
        foreach (var (symbol, worth) in Symbols)
        {
            for (var times = 0; times < 3 && rest.StartsWith(symbol); times++)
            {
                value += worth;
                rest = rest[symbol.Length..];
                if (symbol.Length == 2 || worth is 5 or 50 or 500) break;
            }
        }

        return rest.IsEmpty && IsCanonical(letters, value);
    }

    // «IXIV», «XCXL»: the letters in order, yet no number is written so.
    private static bool IsCanonical(ReadOnlySpan<char> letters, int value)
    {
        foreach (var (symbol, worth) in Symbols)
        {
            for (; value >= worth; value -= worth)
            {
                if (!letters.StartsWith(symbol)) return false;
                letters = letters[symbol.Length..];
            }
        }

        return letters.IsEmpty;
    }
}
