using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Cleaning;

/// <summary>
/// «SO IS MY SISTER»: where everything shouts, small words would be taken for initials; they become small, the rest keeps its
/// capitals and their stress. «NASA USA» has no small words and stays.
/// </summary>
internal static class AllCapitals
{
    public static void Rewrite(string text, EditList edits)
    {
        if (!Shouts(text)) return;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Scan.IsWord(text[i])) continue;
            var end = End(text, i);
            var word = text.AsSpan(i, end - i);
            if (word is not "I" && FunctionWords.Contains(word)) edits.Replace(i, word.Length, Lower(word));
            i = end;
        }
    }

    private static string Lower(ReadOnlySpan<char> word) =>
        word.StartsWith("I'") ? "I" + word[1..].ToString().ToLowerInvariant() : word.ToString().ToLowerInvariant();

    /// <summary>No small letter, and at least two words of more than a letter.</summary>
    private static bool Shouts(string text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLower(text[i])) return false;
            if (char.IsLetter(text[i]) && Scan.StartsWord(text, i) && char.IsLetter(Scan.At(text, i + 1))) words++;
        }

        return words >= 2;
    }

    private static int End(string text, int start)
    {
        var end = Scan.WordEnd(text, start);
        return Scan.At(text, end) == '\'' && char.IsLetter(Scan.At(text, end + 1)) ? Scan.WordEnd(text, end + 1) : end;
    }
}
