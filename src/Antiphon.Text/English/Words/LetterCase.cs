namespace Antiphon.Text.English.Words;

/// <summary>Questions about the case of a word. Signs without case count for either.</summary>
internal static class LetterCase
{
    public static bool IsLower(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c != char.ToLowerInvariant(c)) return false;
        }

        return true;
    }

    public static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c != char.ToUpperInvariant(c)) return false;
        }

        return true;
    }

    public static bool IsAsciiLetters(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c)) return false;
        }

        return word.Length > 0;
    }
}
