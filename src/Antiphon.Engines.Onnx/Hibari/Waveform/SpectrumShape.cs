namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>How an utterance's spectrum departs from what the network says.</summary>
/// <param name="Warp">Another length of the vocal tract; null for the voice's own.</param>
/// <param name="IsWhisper">Noise takes the place of the harmonics.</param>
/// <param name="Tilt">For each bin what is taken from the logarithms of the voiced parts, with breath in its place; null for nothing.</param>
internal readonly record struct SpectrumShape(BinWarp? Warp, bool IsWhisper, float[]? Tilt = null);
