namespace Antiphon.Text.Annotated;

/// <summary>A text that is to be spoken, with all that markup and lexicons say of its parts, and with where each char came from. Immutable.</summary>
public sealed record AnnotatedText
{
    /// <summary>What is read, and which UTF-16 units of the client's text each char stands for.</summary>
    public required MappedText Text { get; init; }

    /// <summary>Stretches that are spoken in another manner: in order, not overlapping.</summary>
    public IReadOnlyList<StyleSpan> Styles { get; init; } = [];

    /// <summary>Stretches whose reading is given: in order, not overlapping.</summary>
    public IReadOnlyList<ReadingSpan> Readings { get; init; } = [];

    /// <summary>Text without any markup.</summary>
    /// <param name="text">As the client wrote it.</param>
    /// <param name="sourceStart">Where it begins in all that the client wrote.</param>
    public static AnnotatedText Plain(string text, int sourceStart = 0) => new() { Text = MappedText.Of(text, sourceStart) };

    /// <summary>A stretch of it; spans that reach beyond are cut.</summary>
    public AnnotatedText Slice(int start, int length) => new()
    {
        Text = Text.Slice(start, length),
        Styles = [.. from s in Styles
                     let first = Math.Max(s.Start, start)
                     let to = Math.Min(s.End, start + length)
                     where to > first
                     select new StyleSpan(first - start, to - first, s.Style)],
        Readings = [.. from r in Readings
                       let first = Math.Max(r.Start, start)
                       let to = Math.Min(r.End, start + length)
                       where to > first
                       select r with { Start = first - start, Length = to - first }],
    };
}
