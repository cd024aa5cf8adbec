using System.Text;
using Antiphon.Text.Data;
using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Inline;

/// <summary>Reads the International Phonetic Alphabet.</summary>
internal static class IpaSpelling
{
    private static readonly Dictionary<string, (string American, string British)> Spellings =
        EmbeddedTable.Rows("ipa").ToDictionary(r => r[0], r => (r[1], r[2]), StringComparer.Ordinal);

    private static readonly Dictionary<string, (string American, string British)>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Spellings.Keys.Max(k => k.Length);

    /// <summary>The phonemes in the accent's alphabet; signs that no row lists stand as they are.</summary>
    public static string Read(EnglishAccent accent, string ipa)
    {
        var phonemes = new StringBuilder(ipa.Length);
        char? stress = null;
        for (var at = 0; at < ipa.Length;)
        {
            var length = Longest;
            while (length > 0 && (at + length > ipa.Length || !BySpan.ContainsKey(ipa.AsSpan(at, length)))) length--;
            var row = length > 0 ? BySpan[ipa.AsSpan(at, length)] : (ipa[at].ToString(), ipa[at].ToString());
            at += Math.Max(length, 1);
            foreach (var c in accent == EnglishAccent.British ? row.Item2 : row.Item1)
            {
                // The stress of a syllable waits for its vowel.
                if (c is StressMarks.Primary or StressMarks.Secondary)
                {
                    stress = c;
                    continue;
                }

                if (stress is { } mark && PhonemeAlphabet.Vowels.Contains(c))
                {
                    phonemes.Append(mark);
                    stress = null;
                }

                phonemes.Append(c);
            }
        }

        return phonemes.ToString().Trim();
    }
}
