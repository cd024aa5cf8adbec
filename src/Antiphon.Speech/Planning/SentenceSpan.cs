namespace Antiphon.Speech.Planning;

/// <summary>A sentence in what the client wrote, tags included: UTF-16 offsets of its first unit and after its last one.</summary>
internal readonly record struct SentenceSpan(int SourceStart, int SourceEnd);
