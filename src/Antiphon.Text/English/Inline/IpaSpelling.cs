using System.Text;
using Antiphon.Text.Data;
using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Inline;

/// <summary>Reads the International Phonetic Alphabet.</summary>
internal static class IpaSpelling
{
    // Ties and «not syllabic» only say which signs belong together; the table knows them without.
    private const string Ties = "\u0361\u035C\u032F\u200D";

    private static readonly SpellingTable<(string American, string British)> Spellings =
        new(EmbeddedTable.Rows("ipa").ToDictionary(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal));

    /// <summary>The phonemes in the accent's alphabet; signs that the accent has nothing for are left out.</summary>
    public static string Read(EnglishAccent accent, string ipa)
    {
        if (ipa.AsSpan().ContainsAny(Ties)) ipa = string.Concat(ipa.Where(c => !Ties.Contains(c)));
        var phonemes = new StringBuilder(ipa.Length);
        char? stress = null;
        for (var at = 0; at < ipa.Length;)
        {
            var length = Spellings.Match(ipa.AsSpan(at), out var row);
            if (length == 0) row = (ipa[at].ToString(), ipa[at].ToString());
            at += Math.Max(length, 1);
            foreach (var c in accent == EnglishAccent.British ? row.British : row.American)
            {
                // The stress of a syllable waits for its vowel.
                if (c is StressMarks.Primary or StressMarks.Secondary) stress = c;
                else if (PhonemeAlphabet.Has(accent, c)) Append(c);
            }
        }

        return phonemes.ToString().Trim();

        void Append(char c)
        {
            if (c == ' ') stress = null;
            if (c == ' ' && phonemes is not [.., not ' ']) return;
            if (stress is { } mark && PhonemeAlphabet.Vowels.Contains(c))
            {
                phonemes.Append(mark);
                stress = null;
            }

            phonemes.Append(c);
        }
    }
}
