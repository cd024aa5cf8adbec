namespace Antiphon.Text.Annotated;

/// <summary>
/// A stretch of text whose reading somebody gave: SSML's <c>phoneme</c>, <c>w</c>, <c>sub</c> and <c>say-as</c>, an entry of a user's
/// lexicon. With neither <paramref name="Ipa"/> nor a role its letters are final: nobody replaces them again.
/// </summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one.</param>
/// <param name="Ipa">What is said, in the International Phonetic Alphabet: empty for silence, null where the letters are read.</param>
/// <param name="Role">As what a single word is read.</param>
public readonly record struct ReadingSpan(int Start, int Length, string? Ipa = null, WordRole Role = WordRole.Unspecified)
{
    /// <summary>Index after its last unit.</summary>
    public int End => Start + Length;
}
