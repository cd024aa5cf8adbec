namespace Antiphon.Text.Annotated;

/// <summary>
/// A range of text whose reading is given by SSML's <c>phoneme</c>, <c>w</c>, <c>sub</c> or <c>say-as</c>, or by a user's lexicon. Without
/// <paramref name="Ipa"/> and without a role its letters are final: no lexicon replaces them.
/// </summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one.</param>
/// <param name="Ipa">What is said, in the International Phonetic Alphabet: empty for silence, null where the letters are read.</param>
/// <param name="Role">The part of speech or sense in which a single word is read.</param>
public readonly record struct ReadingSpan(int Start, int Length, string? Ipa = null, WordRole Role = WordRole.Unspecified)
{
    /// <summary>Index after its last unit.</summary>
    public int End => Start + Length;
}
