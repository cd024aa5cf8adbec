namespace Antiphon.Engines.Espeak.Protocol;

/// <summary>One frame from the program.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Which request it answers.</param>
/// <param name="Body">Borrowed: valid until the next read.</param>
internal readonly record struct EspeakAnswer(FrameType Type, uint Id, ReadOnlyMemory<byte> Body);
