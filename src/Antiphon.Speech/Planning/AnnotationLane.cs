using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>
/// What documents say of a stream's text, beside the segmenter, which sees text only. Pieces are read in the order of their places; what
/// lies behind them is forgotten. Not thread-safe.
/// </summary>
/// <param name="language">BCP 47 tag of the stream, or null if unknown.</param>
internal sealed class AnnotationLane(string? language)
{
    private readonly Queue<MarkedDocument> _documents = new();
    private readonly Queue<(long Position, SsmlMark Mark)> _marks = new();

    /// <summary>Marks that were ever added.</summary>
    public long MarksAdded { get; private set; }

    /// <summary>Whether marks wait for their place.</summary>
    public bool HasMarks => _marks.Count > 0;

    /// <param name="position">Where its text begins in the plain text.</param>
    /// <param name="content">Its text.</param>
    public void Add(long position, AnnotatedText content)
    {
        if (content.Text.Text.Length > 0) _documents.Enqueue(new MarkedDocument(position, content, language));
    }

    /// <summary>Sets a mark in front of what the plain text has at <paramref name="position"/>.</summary>
    public void Add(long position, SsmlMark mark)
    {
        _marks.Enqueue((position, mark));
        MarksAdded++;
    }

    /// <summary>The next mark if it is one of the first <paramref name="count"/> that were added.</summary>
    public SsmlMark? TakeMark(long count) => MarksAdded - _marks.Count < count ? _marks.Dequeue().Mark : null;

    /// <summary>Takes the marks before <paramref name="end"/>.</summary>
    public IReadOnlyList<SsmlMark> TakeMarks(long end)
    {
        if (_marks.Count == 0) return [];
        var marks = new List<SsmlMark>();
        while (_marks.TryPeek(out var next) && next.Position < end) marks.Add(_marks.Dequeue().Mark);
        return marks;
    }

    /// <summary>What is said of a text that lies at <paramref name="start"/>.</summary>
    public AnnotatedText Read(string text, long start) =>
        DocumentAt(start)?.Slice(start, text.Length) ?? AnnotatedText.Plain(text, (int)Math.Min(start, int.MaxValue - text.Length));

    /// <summary>What a stretch of plain text, or of one document, stands for in what the client wrote.</summary>
    public (int Start, int End) SourceOf(long start, int length)
    {
        if (DocumentAt(start) is { } document) return document.SourceOf(start, length);
        var first = (int)Math.Min(start, int.MaxValue - length);
        return (first, first + length);
    }

    /// <summary>A stretch of one document's text.</summary>
    public string TextOf(long start, int length) => DocumentAt(start)!.Slice(start, length).Text.Text;

    /// <inheritdoc cref="MarkedDocument.LengthOfOneManner"/>
    public int LengthOfOneManner(long start, int length) => DocumentAt(start)?.LengthOfOneManner(start, length) ?? length;

    /// <inheritdoc cref="MarkedDocument.BoundedUntil"/>
    public long? BoundedUntil(long start) => DocumentAt(start)?.BoundedUntil(start);

    /// <inheritdoc cref="MarkedDocument.ShareOfBound"/>
    public double ShareOfBound(long start, int length) => DocumentAt(start)?.ShareOfBound(start, length) ?? 1;

    private MarkedDocument? DocumentAt(long position)
    {
        while (_documents.TryPeek(out var document))
        {
            if (position < document.End) return document.Contains(position) ? document : null;
            _documents.Dequeue();
        }

        return null;
    }
}
