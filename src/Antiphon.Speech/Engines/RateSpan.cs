namespace Antiphon.Speech.Engines;

/// <summary>A stretch of text that is spoken faster or slower than what is around it: SSML's <c>prosody</c>, a word that is spelled out.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one. A word that it touches is spoken so as a whole.</param>
/// <param name="Factor">On top of <see cref="SpeechRequest.Rate"/>; more than 0. The two together are honoured as that is.</param>
public readonly record struct RateSpan(int Start, int Length, double Factor);
