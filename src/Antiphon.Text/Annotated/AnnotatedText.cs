namespace Antiphon.Text.Annotated;

/// <summary>Text to speak, the annotations that markup and lexicons give to its parts, and the source of each char. Immutable.</summary>
public sealed record AnnotatedText
{
    /// <summary>The text, and the UTF-16 units of the client's text that each char stands for.</summary>
    public required MappedText Text { get; init; }

    /// <summary>Ranges that are spoken in another style: in order, not overlapping.</summary>
    public IReadOnlyList<StyleSpan> Styles { get; init; } = [];

    /// <summary>Ranges whose reading is given: in order, not overlapping.</summary>
    public IReadOnlyList<ReadingSpan> Readings { get; init; } = [];

    /// <summary>Text without any markup.</summary>
    /// <param name="text">As the client wrote it.</param>
    /// <param name="sourceStart">Offset of its first unit in everything that the client wrote.</param>
    public static AnnotatedText Plain(string text, int sourceStart = 0) => new() { Text = MappedText.Of(text, sourceStart) };

    /// <summary>
    /// A range of the text; spans that reach beyond it are cut. The sounds of a cut reading stay with its first letters, and its other
    /// letters
    /// become silent, so that they are heard once.
    /// </summary>
    public AnnotatedText Slice(int start, int length) => new()
    {
        Text = Text.Slice(start, length),
        Styles = length == 0 ? [] : StylesOf(start, start + length),
        Readings = length == 0 ? [] : ReadingsOf(start, start + length),
    };

    /// <summary>The range of the client's text, in UTF-16 units, that some chars stand for; its end is exclusive.</summary>
    /// <param name="start">Index of the first char.</param>
    /// <param name="length">The number of chars; at least one.</param>
    public (int Start, int End) SourceSpanOf(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return (Text.SourceStart(start), Text.SourceEnd(start + length - 1));
    }

    private StyleSpan[] StylesOf(int start, int end)
    {
        var first = FirstBehind(Styles, start, static style => style.End);
        var styles = new StyleSpan[FirstBehind(Styles, end - 1, static style => style.Start) - first];
        for (var i = 0; i < styles.Length; i++)
        {
            var style = Styles[first + i];
            var from = Math.Max(style.Start, start);
            styles[i] = new StyleSpan(from - start, Math.Min(style.End, end) - from, style.Style);
        }

        return styles;
    }

    private ReadingSpan[] ReadingsOf(int start, int end)
    {
        var first = FirstBehind(Readings, start, static reading => reading.End);
        var readings = new ReadingSpan[FirstBehind(Readings, end - 1, static reading => reading.Start) - first];
        for (var i = 0; i < readings.Length; i++)
        {
            var reading = Readings[first + i];
            var from = Math.Max(reading.Start, start);
            var ipa = reading.Ipa is not null && reading.Start < start ? "" : reading.Ipa;
            readings[i] = reading with { Start = from - start, Length = Math.Min(reading.End, end) - from, Ipa = ipa };
        }

        return readings;
    }

    // Index of the first span whose edge lies behind an offset. Spans are in order, so their edges are too.
    private static int FirstBehind<T>(IReadOnlyList<T> spans, int offset, Func<T, int> edgeOf)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (edgeOf(spans[middle]) > offset) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
