namespace Antiphon.Text.English.Tokens;

/// <summary>Signs that cut a piece in its middle.</summary>
internal static class Infixes
{
    private static readonly string[] Hyphens = ["-", "–", "—", "--", "---", "——", "~"];

    /// <summary>Length of the infix at <paramref name="index"/>, or 0. The first char of a piece is none.</summary>
    public static int At(ReadOnlySpan<char> text, int index)
    {
        if (index == 0) return 0;
        var c = text[index];
        if (CharClasses.IsLetterOrDigit(c)) return 0;
        if (c == '…' || CharClasses.IsIcon(c)) return 1;
        if (c == '.') return Stop(text, index);
        if (index + 1 == text.Length) return 0;
        char before = text[index - 1], after = text[index + 1];
        return c switch
        {
            '+' or '-' or '*' or '^' when char.IsAsciiDigit(before) && (char.IsAsciiDigit(after) || after == '-') => 1,
            ',' => CharClasses.IsLetter(before) && CharClasses.IsLetter(after) ? 1 : 0,
            ':' or '<' or '>' or '=' or '/' => CharClasses.IsLetterOrDigit(before) && CharClasses.IsLetter(after) ? 1 : 0,
            '-' or '–' or '—' or '~' when CharClasses.IsLetterOrDigit(before) => Hyphen(text[index..]),
            _ => 0,
        };
    }

    private static int Stop(ReadOnlySpan<char> text, int index)
    {
        var dots = text[index..].Length - text[index..].TrimStart('.').Length;
        if (dots >= 2) return dots;
        if (index + 1 == text.Length) return 0;
        char before = text[index - 1], after = text[index + 1];
        return (CharClasses.IsLower(before) || CharClasses.IsQuoteOrComma(before)) && (CharClasses.IsUpper(after) || CharClasses.IsQuoteOrComma(after)) ? 1 : 0;
    }

    private static int Hyphen(ReadOnlySpan<char> text)
    {
        foreach (var hyphen in Hyphens)
        {
            if (text.Length > hyphen.Length && CharClasses.IsLetter(text[hyphen.Length]) && text.StartsWith(hyphen, StringComparison.Ordinal)) return hyphen.Length;
        }

        return 0;
    }
}
