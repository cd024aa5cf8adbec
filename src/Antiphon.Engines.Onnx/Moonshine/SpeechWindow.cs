namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>A part of a recording that is recognized by itself.</summary>
/// <param name="Start">In samples from the recording's beginning.</param>
/// <param name="Length">In samples.</param>
internal readonly record struct SpeechWindow(int Start, int Length);
