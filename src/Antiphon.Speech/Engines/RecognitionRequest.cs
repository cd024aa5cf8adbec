namespace Antiphon.Speech.Engines;

/// <summary>One recording to recognize.</summary>
/// <param name="Samples">Mono, −1 to 1, at the engine's <see cref="IRecognizer.SampleRate"/>. Borrowed until the last text has come.</param>
public sealed record RecognitionRequest(ReadOnlyMemory<float> Samples);
