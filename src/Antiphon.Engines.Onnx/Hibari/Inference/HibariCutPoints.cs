namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>Names of the values that go from one part of the voice's network to another.</summary>
/// <param name="Text">What is said, for the decoder: channels × ids.</param>
/// <param name="ProsodyText">What is said, for the prosody: channels × ids.</param>
/// <param name="PredictedDurations">How long each id would last, in units of 25 ms, not rounded.</param>
/// <param name="Durations">How long each id lasts, in whole units.</param>
/// <param name="DecoderInput">Text, pitch and energy of each frame: channels × frames.</param>
internal sealed record HibariCutPoints(string Text, string ProsodyText, string PredictedDurations, string Durations, string DecoderInput);
