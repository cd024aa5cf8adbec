using System.Globalization;
using System.Text;
using Antiphon.Text;

namespace Antiphon.Speech.Planning;

/// <summary>Tells which text can be heard.</summary>
internal static class SpeakableText
{
    /// <summary>
    /// Whether an engine would say anything: there is a letter, a digit or a symbol (emoji, currency, mathematics), not punctuation alone.
    /// </summary>
    public static bool IsSpeakable(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) return true;
            // Half a surrogate pair decodes as U+FFFD, an "other symbol" that no engine can say.
            if (rune == Rune.ReplacementChar) continue;
            var spoken = Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.CurrencySymbol
                or UnicodeCategory.MathSymbol or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
            // Table rules and underlines of plain text.
            if (spoken && rune.Value is not ('|' or '~' or '=' or '<' or '>')) return true;
        }

        return false;
    }

    /// <summary>The number of words. In scripts without spaces two letters count as one word, which is about their average.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var unspaced = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (UnspacedScripts.Contains(rune))
            {
                unspaced++;
                inWord = false;
            }
            else if (Rune.IsWhiteSpace(rune)) inWord = false;
            else if (!inWord && (Rune.IsLetterOrDigit(rune) || !rune.IsBmp)) (words, inWord) = (words + 1, true);
        }

        return words + ((unspaced + 1) / 2);
    }

    /// <summary>Whether a char is punctuation that no engine reads: no part of a word.</summary>
    public static bool IsSilent(char c) => char.IsPunctuation(c) && c is not ('%' or '#' or '@' or '&' or '*' or '§');
}
