using System.Globalization;

namespace Antiphon.Text.English.Normalization.Rewriting;

/// <summary>What stands at a place of a text, and beside it.</summary>
internal static class Scan
{
    /// <summary>A letter, a digit or an underscore: what makes a word in the rules, as in patterns' <c>\w</c>.</summary>
    public static bool IsWord(char c) => c == '_' || char.IsLetterOrDigit(c);

    /// <summary>The char at a place, or NUL outside the text.</summary>
    public static char At(string text, int index) => (uint)index < (uint)text.Length ? text[index] : '\0';

    public static bool StartsWord(string text, int index) => !IsWord(At(text, index - 1));

    public static bool EndsWord(string text, int end) => !IsWord(At(text, end));

    /// <summary>The end of the run of word chars that starts at <paramref name="start"/>.</summary>
    public static int WordEnd(string text, int start)
    {
        while (start < text.Length && IsWord(text[start])) start++;
        return start;
    }

    /// <summary>The first index from <paramref name="from"/> on that is not a space, or the text's length.</summary>
    public static int SkipSpace(string text, int from)
    {
        while (from < text.Length && text[from] == ' ') from++;
        return from;
    }

    /// <summary>Whether a char is neither white space nor seen.</summary>
    public static bool IsInvisible(char c) => c switch
    {
        '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or (>= '\uFE00' and <= '\uFE0F') => true,
        _ => !char.IsWhiteSpace(c) &&
            char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate,
    };

    public static bool IsAtEnd(string text, int index) => SkipSpace(text, index) == text.Length;
}
