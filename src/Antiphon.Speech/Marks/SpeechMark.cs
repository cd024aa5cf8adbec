namespace Antiphon.Speech.Marks;

/// <summary>What begins at a moment of the audio.</summary>
/// <param name="Kind">One kind.</param>
/// <param name="At">From the stream's first sample.</param>
/// <param name="SourceStart">Index of its first UTF-16 unit in the client's text, tags included; for a viseme 0.</param>
/// <param name="SourceEnd">Index after the last one; for a viseme 0.</param>
/// <param name="Value">The name of the SSML mark or of the viseme; null for sentences and words, whose value is the client's text.</param>
public readonly record struct SpeechMark(SpeechMarkKinds Kind, TimeSpan At, int SourceStart, int SourceEnd, string? Value);
