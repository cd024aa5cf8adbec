using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>
/// What documents say about a stream's text: the segmenter sees the text only. Pieces are read in the order of their places; documents
/// before them are dropped. Not thread-safe.
/// </summary>
/// <param name="language">BCP 47 tag of the stream, or null if unknown.</param>
internal sealed class StreamAnnotations(string? language)
{
    private readonly Queue<PlacedDocument> _documents = new();
    private readonly Queue<(long Position, SsmlMark Mark)> _marks = new();

    /// <summary>SSML marks that were added since the stream's start.</summary>
    public long MarksAdded { get; private set; }

    /// <summary>Whether there are marks that were not taken.</summary>
    public bool HasMarks => _marks.Count > 0;

    /// <param name="position">Where its text begins in the plain text.</param>
    /// <param name="content">Its text.</param>
    public void Add(long position, AnnotatedText content)
    {
        if (content.Text.Text.Length > 0) _documents.Enqueue(new PlacedDocument(position, content, language));
    }

    /// <summary>Adds a mark in front of the plain text's char at <paramref name="position"/>.</summary>
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

    /// <summary>The text at <paramref name="start"/> with its annotations.</summary>
    public AnnotatedText Read(string text, long start) =>
        DocumentAt(start)?.Slice(start, text.Length) ?? AnnotatedText.Plain(text, (int)Math.Min(start, int.MaxValue - text.Length));

    /// <summary>The client's text of a stretch of plain text or of one document.</summary>
    public (int Start, int End) SourceOf(long start, int length)
    {
        if (DocumentAt(start) is { } document) return document.SourceOf(start, length);
        var first = (int)Math.Min(start, int.MaxValue - length);
        return (first, first + length);
    }

    /// <summary>A stretch of one document's text.</summary>
    public string TextOf(long start, int length) => DocumentAt(start)!.Slice(start, length).Text.Text;

    /// <inheritdoc cref="PlacedDocument.LengthOfOneStyle"/>
    public int LengthOfOneStyle(long start, int length) => DocumentAt(start)?.LengthOfOneStyle(start, length) ?? length;

    /// <inheritdoc cref="PlacedDocument.BoundedUntil"/>
    public long? BoundedUntil(long start) => DocumentAt(start)?.BoundedUntil(start);

    /// <inheritdoc cref="PlacedDocument.ShareOfBound"/>
    public double ShareOfBound(long start, int length) => DocumentAt(start)?.ShareOfBound(start, length) ?? 1;

    private PlacedDocument? DocumentAt(long position)
    {
        while (_documents.TryPeek(out var document))
        {
            if (position < document.End) return document.Contains(position) ? document : null;
            _documents.Dequeue();
        }

        return null;
    }
}
