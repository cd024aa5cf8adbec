namespace Antiphon.Engines.Onnx.Hibari.Phonemes;

/// <summary>A word of the text and its ids.</summary>
/// <param name="TextStart">Index of its first UTF-16 unit in the text.</param>
/// <param name="TextLength">Its length there.</param>
/// <param name="FirstId">Index of its first id.</param>
/// <param name="EndId">Index behind its last one; a word of which the network knows no phoneme has none.</param>
internal readonly record struct SegmentWord(int TextStart, int TextLength, int FirstId, int EndId);
