using System.Buffers;
using System.Globalization;

namespace Antiphon.Text.English.Tokens;

/// <summary>What the rules for affixes call punctuation, quotes, letters.</summary>
internal static class CharClasses
{
    private static readonly SearchValues<char> PunctuationChars = SearchValues.Create("…,:;!?¿¡()[]{}<>_#*&");
    private static readonly SearchValues<char> QuoteChars = SearchValues.Create("'\"“”‘’´‚„«»`");
    private static readonly SearchValues<char> IconChars = SearchValues.Create("™®©¶†‡•");

    public static bool IsPunctuation(char c) => PunctuationChars.Contains(c);

    public static bool IsQuote(char c) => QuoteChars.Contains(c);

    /// <summary>A quote, or the comma that the rules for infixes count among them.</summary>
    public static bool IsQuoteOrComma(char c) => c == ',' || IsQuote(c);

    public static bool IsIcon(char c) => IconChars.Contains(c);

    /// <summary>A sign that opens an amount; the cent follows its own.</summary>
    public static bool IsCurrency(char c) => c != '¢' && char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    public static bool IsLower(char c) => c is (>= 'a' and <= 'z') or (>= 'ß' and <= 'ö') or (>= 'ø' and <= 'ÿ');

    public static bool IsUpper(char c) => c is (>= 'A' and <= 'Z') or (>= 'À' and <= 'Ö') or (>= 'Ø' and <= 'Þ');

    public static bool IsLetter(char c) => char.IsAscii(c) ? char.IsAsciiLetter(c) : char.IsLetter(c);

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || char.IsAsciiDigit(c);

    public static bool IsApostrophe(char c) => c is '\'' or '‘' or '’';
}
