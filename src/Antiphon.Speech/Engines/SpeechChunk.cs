namespace Antiphon.Speech.Engines;

/// <summary>What one step of an engine made: a run of mono samples and the words that begin in it.</summary>
/// <param name="Samples">Signed 16-bit samples at the voice's rate; may be empty when a step prepared what later ones make. Borrowed: valid until the next chunk is asked for.</param>
/// <param name="Marks">Words whose sound begins in this chunk or a later one, in order, each told once.</param>
public readonly record struct SpeechChunk(ReadOnlyMemory<short> Samples, IReadOnlyList<WordMark> Marks)
{
    /// <summary>Sounds that begin in this chunk or a later one, in order, each told once; none unless <see cref="SpeechRequest.WithSounds"/>.</summary>
    public IReadOnlyList<SpeechSound> Sounds { get; init; } = [];
}
