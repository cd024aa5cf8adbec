using Antiphon.Text.Data;

namespace Antiphon.Text.English.Tokens;

/// <summary>
/// What is cut off the ends of a piece: quotes, marks, currency, units. Each look is at a bounded number of chars, a run of dots apart.
/// </summary>
internal static class Affixes
{
    private static readonly string[] Units = [.. EmbeddedTable.Rows("units").Select(r => r[0]).OrderByDescending(u => u.Length)];

    /// <summary>Length of the prefix to cut, or 0.</summary>
    public static int Prefix(ReadOnlySpan<char> text)
    {
        var c = text[0];
        if (CharClasses.IsPunctuation(c) || CharClasses.IsQuote(c) || CharClasses.IsIcon(c) || c is '§' or '%' or '=' or '—' or '–' or '°') return 1;
        if (c == '.') return Dots(text);
        if (c == '+') return text.Length > 1 && char.IsAsciiDigit(text[1]) ? 0 : 1;
        if (CharClasses.IsCurrency(c)) return 1;
        if (text is ['U', 'S', '$', ..]) return 3;
        return text is ['C' or 'A', '$', ..] ? 2 : 0;
    }

    /// <summary>Length of the suffix to cut, or 0; the longest there is.</summary>
    public static int Suffix(ReadOnlySpan<char> text)
    {
        var c = text[^1];
        if (c == '.') return StopSuffix(text);
        if (c is 's' or 'S' && text.Length > 1 && text[^2] is '\'' or '’') return 2;
        if (CharClasses.IsPunctuation(c) || CharClasses.IsQuote(c) || CharClasses.IsIcon(c) || c is '—' or '–' or '°') return 1;
        if (c == '+' || CharClasses.IsCurrency(c)) return text.Length > 1 && char.IsAsciiDigit(text[^2]) ? CurrencyLength(text) : 0;
        foreach (var unit in Units)
        {
            if (text.Length > unit.Length && char.IsAsciiDigit(text[^(unit.Length + 1)]) && text.EndsWith(unit, StringComparison.Ordinal)) return unit.Length;
        }

        return 0;
    }

    // «5US$» loses all three chars.
    private static int CurrencyLength(ReadOnlySpan<char> text) => text.EndsWith("US$", StringComparison.Ordinal) ? 3 : 1;

    private static int StopSuffix(ReadOnlySpan<char> text)
    {
        var dots = text.Length - text.TrimEnd('.').Length;
        if (dots >= 2) return dots;
        if (text.Length < 2) return 0;
        var before = text[^2];
        if (char.IsAsciiDigit(before) || CharClasses.IsLower(before) || before is '%' or '²' or '-' or '+') return 1;
        if (CharClasses.IsPunctuation(before) || CharClasses.IsQuoteOrComma(before)) return 1;
        if (text.Length < 3) return 0;
        if (CharClasses.IsUpper(before) && CharClasses.IsUpper(text[^3])) return 1;
        return text[^3] == '°' && before is 'F' or 'f' or 'C' or 'c' or 'K' or 'k' ? 1 : 0;
    }

    private static int Dots(ReadOnlySpan<char> text)
    {
        var dots = text.Length - text.TrimStart('.').Length;
        return dots >= 2 ? dots : 0;
    }
}
