using System.Globalization;

namespace Antiphon.Text.Lexicons;

/// <summary>Where words begin and end. Immutable.</summary>
/// <param name="language">BCP 47 tag of the text.</param>
internal sealed class WordBorders(string language)
{
    // «l'eau»: elsewhere what stands before the apostrophe is a word of its own.
    private readonly bool _apostrophesJoin = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word may begin or end before the char at an index; at both ends of the text always.</summary>
    public bool IsAt(ReadOnlySpan<char> text, int index)
    {
        if (index <= 0 || index >= text.Length) return true;
        char before = text[index - 1], after = text[index];
        if (IsWord(before)) return !IsWord(after) && !Joins(text, index);
        return !IsWord(after) || index < 2 || !Joins(text, index - 1);
    }

    // A sign between two letters or digits that makes one word of them: «can't», «3.14», «example.com».
    private bool Joins(ReadOnlySpan<char> text, int sign)
    {
        if (sign + 1 >= text.Length || !IsWord(text[sign - 1]) || !IsWord(text[sign + 1])) return false;
        return text[sign] switch
        {
            '.' => true,
            ',' or ':' => char.IsDigit(text[sign - 1]) && char.IsDigit(text[sign + 1]),
            '\'' or '’' => _apostrophesJoin && !IsPossessive(text, sign),
            _ => false,
        };
    }

    // «W3C's» is the word and an ending.
    private static bool IsPossessive(ReadOnlySpan<char> text, int apostrophe) =>
        text[apostrophe + 1] is 's' or 'S' && (apostrophe + 2 == text.Length || !IsWord(text[apostrophe + 2]));

    /// <summary>Whether a char belongs to words that would become one word if they touched.</summary>
    public static bool IsWord(char c)
    {
        if (c == '_' || char.IsAsciiLetterOrDigit(c)) return true;
        if (char.IsAscii(c) || UnspacedScripts.ContainsAt([c], 0)) return false;
        return char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
