using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Words;

/// <summary>«Chapter IV» is a number, «Louis XIV» the fourteenth.</summary>
/// <param name="improved">«George I think so» and «Level C» are not numerals. Off in the reference.</param>
internal sealed class RomanNumerals(bool improved)
{
    private const int MostWords = 3;

    private static readonly Dictionary<string, string> Kinds = NormalizationData.Map("roman");

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string> Verbs =
        NormalizationData.Rows("verbs-after-i").Select(row => row[0]).ToHashSet(StringComparer.Ordinal);

    public void Rewrite(string text, EditList edits)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!Scan.IsWord(text[start])) continue;
            var end = Scan.WordEnd(text, start);
            if (RomanNumeral.TryRead(text.AsSpan(start, end - start), out var value) && IsNumeral(text, start, end))
                Say(text, start, end, value, edits);
            start = end;
        }
    }

    private bool IsNumeral(string text, int start, int end) => !IsLetter(text, end, improved) && !(improved && IsWord(text, start, end));

    /// <summary>«Henry V's», «Part I.A»: a letter, not a number, says the reference; a name may own something, say the improved.</summary>
    private static bool IsLetter(string text, int end, bool improved) =>
        Scan.At(text, end) is '.' or '\'' && Scan.IsWord(Scan.At(text, end + 1)) && !(improved && IsPossessive(text, end));

    private static bool IsPossessive(string text, int end) => Scan.At(text, end + 1) == 's' && Scan.EndsWord(text, end + 2);

    /// <summary>The pronoun, or a letter that names a class.</summary>
    private static bool IsWord(string text, int start, int end)
    {
        if (end - start > 1) return false;
        if (text[start] is not 'I') return text[start] is 'C' or 'D' or 'L' or 'M';
        var next = Scan.SkipSpace(text, end);
        return Verbs.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(next, Scan.WordEnd(text, next) - next));
    }

    private static void Say(string text, int start, int end, int value, EditList edits)
    {
        if (KindBefore(text, start) is not { } kind) return;
        edits.Replace(start, end - start, kind == "number" ? NumberWords.Cardinal(value) : "the " + NumberWords.Ordinal(value));
    }

    /// <summary>How a numeral is read after the words before it, or null.</summary>
    private static string? KindBefore(string text, int start)
    {
        if (Scan.At(text, start - 1) != ' ') return null;
        var word = start - 1;
        for (var words = 0; words < MostWords && word > 0; words++)
        {
            if (words > 0 && text[--word] != ' ') return null;
            while (word > 0 && Scan.IsWord(text[word - 1]) && start - word < 32) word--;
            if (BySpan.TryGetValue(text.AsSpan(word, start - 1 - word), out var kind) && Scan.StartsWord(text, word)) return kind;
        }

        return null;
    }
}
