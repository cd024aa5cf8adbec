namespace Antiphon.Engines.Onnx.Hibari.Prosody;

/// <summary>How a word is said, as factors of the network's own voice.</summary>
/// <param name="Speed">Of its speed.</param>
/// <param name="Pitch">Of its pitch.</param>
/// <param name="Gain">Of its amplitude.</param>
internal readonly record struct WordProsody(double Speed, float Pitch, float Gain);
