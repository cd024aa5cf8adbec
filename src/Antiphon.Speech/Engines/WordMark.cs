namespace Antiphon.Speech.Engines;

/// <summary>Where a word of the request's text is in its audio.</summary>
/// <param name="TextStart">Index of its first UTF-16 unit in <see cref="SpeechRequest.Text"/>.</param>
/// <param name="TextLength">Its length in UTF-16 units.</param>
/// <param name="SampleOffset">Samples from the start of the piece to the word's onset.</param>
/// <param name="SampleLength">Samples from its onset to the end of its sound; 0 where the engine knows only onsets.</param>
public readonly record struct WordMark(int TextStart, int TextLength, long SampleOffset, long SampleLength = 0);
