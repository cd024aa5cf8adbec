using Antiphon.Text.Segmentation;

namespace Antiphon.Speech.Planning;

/// <summary>
/// Cuts pieces from a stream's segments and from its open sentence, and knows how far it has cut. Not thread-safe.
/// </summary>
/// <param name="options">The rules' numbers.</param>
/// <param name="segmenter">Has the open sentence.</param>
/// <param name="annotations">What documents say about the text.</param>
internal sealed class PieceCutter(PlannerOptions options, Segmenter segmenter, StreamAnnotations annotations)
{
    private bool _hasTaken;

    /// <summary>Where the last piece ends in the plain text.</summary>
    public long TakenTo { get; private set; }

    /// <summary>UTF-16 chars of the open sentence that are in no piece yet.</summary>
    public int OpenLength => Open(out _).Length;

    /// <summary>Whether any of them can be heard.</summary>
    public bool HasOpen => SpeakableText.IsSpeakable(Open(out _));

    /// <summary>Whether the open sentence has a complete clause.</summary>
    public bool HasOpenClause => FirstClause(Open(out var from), After(segmenter.OpenClauses, from)) > 0;

    /// <summary>How long after the last text a part of the open sentence is spoken; null if it needs more text.</summary>
    public TimeSpan? OpenStall
    {
        get
        {
            var open = Open(out var from);
            if (segmenter.OpenLooksComplete && SpeakableText.IsSpeakable(open)) return options.SentenceStall;
            return SpeakableText.IsSpeakable(WordsSoFar(open, from)) ? options.WordsStall : null;
        }
    }

    /// <summary>Whether the rest of a segment can be heard.</summary>
    public bool HasMore(TextSegment segment) => SpeakableText.IsSpeakable(Rest(segment));

    /// <summary>Takes the next piece of the first segment, together with the segments that must be in the same piece.</summary>
    /// <param name="planned">Begins with a segment.</param>
    /// <returns>Null where the rest of the segment cannot be heard.</returns>
    public TextPiece? TakeFrom(Queue<PlannedSegment> planned)
    {
        var (segment, ending) = (planned.Peek().Segment!, planned.Peek().Ending);
        var rest = Rest(segment);
        if (!SpeakableText.IsSpeakable(rest)) return null;
        var from = segment.Text.Length - rest.Length;
        var start = segment.Start + from;
        if (annotations.BoundedUntil(start) is { } bound) return TakeUntil(bound, planned, rest, start);
        var length = _hasTaken ? 0 : FirstClause(rest, After(segment.Clauses, from));
        if (length > 0) ending = PieceEnd.Clause;
        else length = rest.Length;
        var one = annotations.LengthOfOneStyle(start, length);
        return Take(rest[..one], start, one < length ? PieceEnd.Open : ending);
    }

    /// <summary>Takes the part of the open sentence that is due now; null where none is.</summary>
    /// <param name="stalled">How long ago the last text came.</param>
    /// <param name="buffered">Audio that the client has not played yet.</param>
    public TextPiece? TakeOpen(TimeSpan stalled, TimeSpan buffered)
    {
        var open = Open(out var from);
        if (!SpeakableText.IsSpeakable(open)) return null;
        var start = segmenter.OpenStart + from;
        if ((!_hasTaken || buffered < options.LowAudio) && FirstClause(open, After(segmenter.OpenClauses, from)) is > 0 and var clause)
            return Take(open[..clause], start, PieceEnd.Clause);
        if (segmenter.OpenLooksComplete && stalled >= options.SentenceStall) return Take(open, start, PieceEnd.Sentence);

        var words = WordsSoFar(open, from);
        return stalled >= options.WordsStall && SpeakableText.IsSpeakable(words) ? Take(words, start, PieceEnd.Clause) : null;
    }

    // A stretch with a bound on its duration is one piece, however many sentences it has, as far as they continue one text.
    private TextPiece TakeUntil(long bound, Queue<PlannedSegment> planned, ReadOnlySpan<char> rest, long start)
    {
        var (end, ending) = (start, PieceEnd.Open);
        PlannedSegment? before = null;
        foreach (var next in planned)
        {
            if (next.Segment is not { } segment || segment.Start >= bound || (before is { } last && !last.ContinuesWith(segment))) break;
            before = next;
            var isWhole = segment.End <= bound || !SpeakableText.IsSpeakable(segment.Text.AsSpan((int)(bound - segment.Start)));
            end = isWhole ? segment.End : bound;
            ending = isWhole ? next.Ending : PieceEnd.Open;
        }

        var length = (int)(end - start);
        var text = length <= rest.Length ? rest[..length] : annotations.TextOf(start, length);
        return Take(text, start, ending) with { BoundShare = annotations.ShareOfBound(start, text.TrimEnd().Length) };
    }

    private ReadOnlySpan<char> WordsSoFar(ReadOnlySpan<char> open, int from) => open[..Math.Max(0, segmenter.OpenSpeakableEnd - from)];

    // The part of the open sentence that is in no piece yet.
    private ReadOnlySpan<char> Open(out int from)
    {
        var open = segmenter.OpenText;
        from = (int)Math.Clamp(TakenTo - segmenter.OpenStart, 0, open.Length);
        var rest = open[from..].TrimStart();
        from = open.Length - rest.Length;
        return rest;
    }

    private ReadOnlySpan<char> Rest(TextSegment segment) =>
        segment.Text.AsSpan((int)Math.Clamp(TakenTo - segment.Start, 0, segment.Text.Length)).TrimStart();

    // The clauses that end after a place, counted from there.
    private static int[] After(IEnumerable<int> clauses, int from) => [.. clauses.Where(c => c > from).Select(c => c - from)];

    // Length of the first clause that has enough words and fits into one piece, or 0.
    private int FirstClause(ReadOnlySpan<char> text, int[] clauses)
    {
        foreach (var clause in clauses)
        {
            if (clause > options.MaxPieceLength) return 0;
            var part = text[..clause];
            if (SpeakableText.CountWords(part) >= options.MinClauseWords && SpeakableText.IsSpeakable(part)) return clause;
        }

        return 0;
    }

    private TextPiece Take(ReadOnlySpan<char> text, long start, PieceEnd ending)
    {
        var trimmed = text.TrimEnd();
        _hasTaken = true;
        TakenTo = start + trimmed.Length;
        var spoken = trimmed.ToString();
        return new TextPiece(spoken, start, TakenTo, ending)
        {
            Content = annotations.Read(spoken, start),
            Marks = annotations.TakeMarks(TakenTo),
        };
    }
}
