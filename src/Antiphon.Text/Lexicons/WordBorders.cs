using System.Globalization;

namespace Antiphon.Text.Lexicons;

/// <summary>Finds where words begin and end. Immutable.</summary>
/// <param name="language">BCP 47 tag of the text.</param>
internal sealed class WordBorders(string language)
{
    // In other languages the letters before an apostrophe are a word of their own: «l'eau».
    private readonly bool _apostrophesJoin = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word may begin or end before the char at an index. True at both ends of the text.</summary>
    public bool IsAt(ReadOnlySpan<char> text, int index)
    {
        if (index <= 0 || index >= text.Length) return true;
        char before = text[index - 1], after = text[index];
        if (IsWord(before)) return !IsWord(after) && !Joins(text, index);
        return !IsWord(after) || index < 2 || !Joins(text, index - 1);
    }

    // Whether a sign between two letters or digits joins them into one word: «can't», «3.14», «example.com».
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

    // «W3C's» is the word W3C and an ending.
    private static bool IsPossessive(ReadOnlySpan<char> text, int apostrophe) =>
        text[apostrophe + 1] is 's' or 'S' && (apostrophe + 2 == text.Length || !IsWord(text[apostrophe + 2]));

    /// <summary>Whether the char is part of a word that would merge with a word beside it.</summary>
    public static bool IsWord(char c)
    {
        if (c == '_' || char.IsAsciiLetterOrDigit(c)) return true;
        if (char.IsAscii(c) || UnspacedScripts.ContainsAt([c], 0)) return false;
        return char.IsLetterOrDigit(c) ||
            CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
