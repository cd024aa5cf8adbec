using System.Buffers;
using Antiphon.Text.English.Inline;

namespace Antiphon.Text.English;

/// <summary>
/// The alphabet of the voices: one Unicode scalar for each phoneme, diphthongs as capitals, stress marks right before the vowel.
/// </summary>
public static class PhonemeAlphabet
{
    private const string Shared = "AIWYbdfhijklmnpstuvwzðŋɑɔəɛɜɡɪɹʃʊʌʒʤʧθᵊ";
    private const string Marks = "ˈˌː ";

    private static readonly SearchValues<char> American = SearchValues.Create(Shared + "OæɾTʔᵻɐ" + Marks);
    private static readonly SearchValues<char> British = SearchValues.Create(Shared + "Qaɒɐ" + Marks);

    private static readonly SearchValues<char> Silent = SearchValues.Create(";:,.!?—…\"“”() ");

    internal static SearchValues<char> Vowels { get; } = SearchValues.Create("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ");

    internal static SearchValues<char> Consonants { get; } = SearchValues.Create("bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθ");

    /// <summary>Marks that a voice hears as a pause.</summary>
    internal static SearchValues<char> Pauses { get; } = SearchValues.Create(";:,.!?—…");

    /// <summary>Whether every char is a phoneme of the accent, a stress mark, a length mark or a space, and one of them sounds.</summary>
    public static bool Accepts(EnglishAccent accent, ReadOnlySpan<char> phonemes) =>
        !phonemes.ContainsAnyExcept(accent == EnglishAccent.British ? British : American) && phonemes.ContainsAnyExcept(Marks);

    /// <summary>Whether a sign of a phoneme string is a phoneme or belongs to one; marks and spaces are not.</summary>
    internal static bool IsHeard(char c) => !Silent.Contains(c);

    /// <summary>
    /// Writes a pronunciation of the International Phonetic Alphabet in the alphabet of an accent: stress moves to the vowel, sounds
    /// that the accent lacks take their nearest neighbour, and what nothing sounds like vanishes: syllable dots, slashes, tones.
    /// </summary>
    /// <returns>The phonemes, or null where nothing sounds.</returns>
    public static string? FromIpa(EnglishAccent accent, string ipa)
    {
        ArgumentNullException.ThrowIfNull(ipa);
        var phonemes = IpaSpelling.Read(accent, ipa);
        return Accepts(accent, phonemes) ? phonemes : null;
    }

    /// <summary>Whether a sign is a phoneme of the accent, a stress mark, a length mark or a space.</summary>
    internal static bool Has(EnglishAccent accent, char sign) => (accent == EnglishAccent.British ? British : American).Contains(sign);
}
