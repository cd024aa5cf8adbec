using System.Buffers;

namespace Antiphon.Text.Segmentation;

/// <summary>The word before a stop: an abbreviation, initials, a number, or a plain word.</summary>
internal static class LastWord
{
    private const int LongWord = 7;
    private static readonly SearchValues<char> Joints = SearchValues.Create("/-–'’(");

    /// <summary>The word that ends before <paramref name="end"/>, without the opening marks before it.</summary>
    public static ReadOnlySpan<char> Before(ReadOnlySpan<char> s, int end)
    {
        var start = end;
        while (start > 0 && end - start < StopCluster.MaxLookahead && !char.IsWhiteSpace(s[start - 1])) start--;
        while (start < end && (CharKind.IsOpener(s[start]) || CharKind.IsCloser(s[start]))) start++;
        return s[start..end];
    }

    /// <summary>The kind of abbreviation, also of the last part of a word with hyphens or slashes.</summary>
    public static AbbreviationKind Kind(ReadOnlySpan<char> word, LanguageRules rules)
    {
        var kind = rules.Abbreviation(word);
        if (kind != AbbreviationKind.None) return kind;
        var inner = word.LastIndexOfAny(Joints);
        return inner < 0 ? kind : rules.Abbreviation(word[(inner + 1)..]);
    }

    /// <summary>"J", "J.R", "U.S", "т.д": single letters between points.</summary>
    public static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) || UnspacedScripts.ContainsAt(word, i) : word[i] != '.') return false;
        }

        return word.Length % 2 == 1;
    }

    public static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c)) return false;
        }

        return !word.IsEmpty;
    }

    /// <summary>
    /// Whether the word ends a sentence although a small letter follows: a long word does, and any word of a writer who uses no capitals.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="sentenceIsLower">The sentence begins with a small letter.</param>
    public static bool EndsBeforeLower(ReadOnlySpan<char> word, bool sentenceIsLower)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c)) return false;
        }

        return word.Length >= LongWord || (word.Length > 1 && sentenceIsLower);
    }
}
