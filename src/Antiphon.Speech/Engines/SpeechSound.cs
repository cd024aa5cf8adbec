namespace Antiphon.Speech.Engines;

/// <summary>Where a sound of speech begins.</summary>
/// <param name="Ipa">In the International Phonetic Alphabet, without stress; empty where silence begins.</param>
/// <param name="SampleOffset">Samples from the start of the request's audio.</param>
public readonly record struct SpeechSound(string Ipa, long SampleOffset);
