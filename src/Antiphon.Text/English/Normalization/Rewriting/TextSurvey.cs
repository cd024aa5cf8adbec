namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>Looks once over a text for its <see cref="TextTraits"/>.</summary>
internal static class TextSurvey
{
    private static readonly TextTraits[] Ascii = [.. Enumerable.Range(0, 128).Select(c => Classify((char)c))];

    public static TextTraits Of(ReadOnlySpan<char> text)
    {
        var traits = TextTraits.None;
        foreach (var c in text) traits |= c < 128 ? Ascii[c] : OfForeign(c);
        return traits;
    }

    private static TextTraits OfForeign(char c) => TextTraits.NonAscii | TextTraits.Sign | c switch
    {
        '–' or '—' => TextTraits.Hyphen,
        '’' or '‘' or '´' or 'ʼ' or '′' => TextTraits.Apostrophe,
        '£' or '€' or '¥' or '₹' or '₩' or '¢' => TextTraits.Currency,
        '°' => TextTraits.Degree,
        _ => Scan.IsInvisible(c) ? TextTraits.Invisible : TextTraits.None,
    };

    private static TextTraits Classify(char c) => OfLetterOrDigit(c) | OfMark(c) |
        ("=<>~|^#*_\\".Contains(c) ? TextTraits.Sign : TextTraits.None) |
        ("*_`#[]|~>-+".Contains(c) ? TextTraits.Markup : TextTraits.None) |
        (Scan.IsInvisible(c) ? TextTraits.Invisible : TextTraits.None);

    private static TextTraits OfLetterOrDigit(char c) => c switch
    {
        >= '0' and <= '9' => TextTraits.Digit,
        'U' or 'E' or 'G' or 'R' => TextTraits.Upper | TextTraits.Currency,
        >= 'A' and <= 'Z' => TextTraits.Upper,
        >= 'a' and <= 'z' => TextTraits.Lower,
        _ => TextTraits.None,
    };

    private static TextTraits OfMark(char c) => c switch
    {
        '.' => TextTraits.Dot,
        ':' => TextTraits.Colon,
        '-' => TextTraits.Hyphen,
        '/' => TextTraits.Slash,
        '\'' or '`' => TextTraits.Apostrophe,
        '@' => TextTraits.At,
        '+' => TextTraits.Plus,
        '$' => TextTraits.Currency,
        '(' or ')' or '[' or ']' => TextTraits.Bracket,
        _ => TextTraits.None,
    };
}
