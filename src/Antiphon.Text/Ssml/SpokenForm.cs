using Antiphon.Text.Annotated;

namespace Antiphon.Text.Ssml;

/// <summary>Words that are said in place of what is written.</summary>
/// <param name="Text">The words; empty for nothing.</param>
internal readonly record struct SpokenForm(string Text)
{
    /// <summary>Sounds of some of the words, counted in <see cref="Text"/>, in order; the rest is final.</summary>
    public IReadOnlyList<ReadingSpan> Sounds { get; init; } = [];
}
