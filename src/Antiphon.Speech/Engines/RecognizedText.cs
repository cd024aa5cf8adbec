namespace Antiphon.Speech.Engines;

/// <summary>What was said in a part of a recording.</summary>
/// <param name="Text">The words; empty where nothing was said.</param>
/// <param name="SampleOffset">Samples from the recording's start to the part.</param>
/// <param name="SampleLength">Samples of the part.</param>
public readonly record struct RecognizedText(string Text, long SampleOffset, long SampleLength);
