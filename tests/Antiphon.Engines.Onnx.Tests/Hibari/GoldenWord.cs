namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>A word's slot in seconds.</summary>
internal sealed record GoldenWord(string Text, double Start, double End);
