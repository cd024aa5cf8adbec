using System.Globalization;

namespace Antiphon.Text.Segmentation;

/// <summary>The classes of chars that the rules use. Every method looks at one UTF-16 char and never throws.</summary>
internal static class CharKind
{
    private const string Stops = ".!?…‼⁇⁈⁉‽⸮";
    private const string StrongStops = "。！？｡．።፧፨۔؟।॥။។៕៖։᠃᠉꓿෴";
    private const string Closers = ")]}\"'“”’»›」』】）》〉〕］｝〞*_`\uFE0F";
    private const string Openers = "([{\"'“‘„‚«‹「『【（《〈〔［｛*_#`¿¡";

    /// <summary>A mark that may end a sentence in every language.</summary>
    public static bool IsStop(char c) => Stops.Contains(c) || StrongStops.Contains(c);

    /// <summary>A mark that ends a sentence, with or without white space after it.</summary>
    public static bool IsStrongStop(char c) => StrongStops.Contains(c);

    public static bool IsCloser(char c) => Closers.Contains(c);

    public static bool IsOpener(char c) => Openers.Contains(c);

    public static bool IsDash(char c) => c is '-' or '–' or '—' or '―' or '−';

    public static bool IsBullet(char c) => c is '•' or '⁃' or '◦' or '▪' or '‣' or '●' or '·';

    public static bool IsLineBreak(char c) => c is '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>A mark after which a clause ends when white space follows.</summary>
    public static bool IsClauseMark(char c) => c is ',' or ';' or ':' or '،' or '؛' or '፣' or '፤' or '፥' or '၊' or '՝' or '·' or '\u0387';

    /// <summary>A mark that ends a clause, with or without white space after it.</summary>
    public static bool IsStrongClauseMark(char c) => c is '、' or '，' or '；' or '：' or '､';

    /// <summary>
    /// A lower-case letter of a script with capitals. Georgian counts as a script without, because its capitals are not in use.
    /// </summary>
    public static bool IsLower(char c) => char.IsLower(c) && c is not (>= '\u10D0' and <= '\u10FF');

    /// <summary>A symbol that starts a sentence as a word does: emoji, currency, half of a surrogate pair.</summary>
    public static bool IsSymbol(char c) => char.IsSurrogate(c) ||
        char.GetUnicodeCategory(c) is UnicodeCategory.OtherSymbol or UnicodeCategory.CurrencySymbol;
}
