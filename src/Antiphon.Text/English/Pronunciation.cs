namespace Antiphon.Text.English;

/// <summary>How a text sounds.</summary>
/// <param name="Phonemes">Phonemes, stress marks, spaces and the punctuation that a voice hears; one Unicode scalar each.</param>
/// <param name="Words">
/// Every word of the text that is spoken, in order, each once; they do not overlap in the text nor in the phonemes.
/// </param>
public sealed record Pronunciation(string Phonemes, IReadOnlyList<PronouncedWord> Words);

/// <summary>One word of the text and its phonemes.</summary>
/// <param name="TextStart">Index of its first UTF-16 unit in the text as it was given, before any normalisation.</param>
/// <param name="TextLength">Its length there, in UTF-16 units: <c>$12.99</c> is one word.</param>
/// <param name="PhonemeStart">Index of its first phoneme or stress mark in <see cref="Pronunciation.Phonemes"/>.</param>
/// <param name="PhonemeLength">
/// Length there up to its last phoneme; punctuation that follows is not part of it, spaces inside may be.
/// </param>
public readonly record struct PronouncedWord(int TextStart, int TextLength, int PhonemeStart, int PhonemeLength);
