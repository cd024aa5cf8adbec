namespace Antiphon.Text.English;

/// <summary>A stretch of text whose sounds are given instead of looked up: SSML's <c>phoneme</c>, an entry of a user's lexicon.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units; at least one.</param>
/// <param name="Phonemes">What is said, in the front end's own alphabet.</param>
public readonly record struct InlinePronunciation(int Start, int Length, string Phonemes);
