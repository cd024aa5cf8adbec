using Antiphon.Text.Segmentation;

namespace Antiphon.Speech.Planning;

/// <summary>Cuts pieces from a stream's segments and from its open sentence, and knows how far the stream is spoken. Not thread-safe.</summary>
/// <param name="options">The rules' numbers.</param>
/// <param name="segmenter">Has the open sentence.</param>
/// <param name="lane">Says what documents say of the text.</param>
internal sealed class PieceCutter(PlannerOptions options, Segmenter segmenter, AnnotationLane lane)
{
    private bool _spoken;

    /// <summary>Where the last piece ends in the plain text.</summary>
    public long SpokenTo { get; private set; }

    /// <summary>UTF-16 chars of the open sentence that are not spoken.</summary>
    public int OpenLength => Open(out _).Length;

    /// <summary>Whether anything can be heard of them.</summary>
    public bool HasOpen => SpeakableText.IsSpeakable(Open(out _));

    /// <summary>Whether a clause of the open sentence stands ready.</summary>
    public bool HasOpenClause => FirstClause(Open(out var from), After(segmenter.OpenClauses, from)) > 0;

    /// <summary>How long after the last text something of the open sentence is spoken; null if only more text can make it so.</summary>
    public TimeSpan? OpenStall
    {
        get
        {
            var open = Open(out var from);
            if (segmenter.OpenLooksComplete && SpeakableText.IsSpeakable(open)) return options.SentenceStall;
            return SpeakableText.IsSpeakable(WordsSoFar(open, from)) ? options.WordsStall : null;
        }
    }

    /// <summary>Whether anything can be heard of what is left of a segment.</summary>
    public bool HasMore(TextSegment segment) => SpeakableText.IsSpeakable(Rest(segment));

    /// <summary>Takes what of the first step's segment is one piece, with what of the next ones must go with it.</summary>
    /// <param name="steps">Begin with a segment.</param>
    /// <returns>Null where nothing of the segment is left that can be heard.</returns>
    public TextPiece? TakeFrom(Queue<PlannedStep> steps)
    {
        var (segment, ending) = (steps.Peek().Segment!, steps.Peek().Ending);
        var rest = Rest(segment);
        if (!SpeakableText.IsSpeakable(rest)) return null;
        var from = segment.Text.Length - rest.Length;
        var start = segment.Start + from;
        if (lane.BoundedUntil(start) is { } bound) return SpeakUntil(bound, steps, rest, start);
        var length = _spoken ? 0 : FirstClause(rest, After(segment.Clauses, from));
        if (length > 0) ending = PieceEnd.Clause;
        else length = rest.Length;
        var one = lane.LengthOfOneManner(start, length);
        return Speak(rest[..one], start, one < length ? PieceEnd.Open : ending);
    }

    /// <summary>Takes what of the open sentence is to be spoken now.</summary>
    /// <param name="stalled">How long ago the last text came.</param>
    /// <param name="audioAhead">What the listener has in hand.</param>
    public TextPiece? TakeOpen(TimeSpan stalled, TimeSpan audioAhead)
    {
        var open = Open(out var from);
        if (!SpeakableText.IsSpeakable(open)) return null;
        var start = segmenter.OpenStart + from;
        if ((!_spoken || audioAhead < options.LowAudio) && FirstClause(open, After(segmenter.OpenClauses, from)) is > 0 and var clause)
            return Speak(open[..clause], start, PieceEnd.Clause);
        if (segmenter.OpenLooksComplete && stalled >= options.SentenceStall) return Speak(open, start, PieceEnd.Sentence);

        var words = WordsSoFar(open, from);
        return stalled >= options.WordsStall && SpeakableText.IsSpeakable(words) ? Speak(words, start, PieceEnd.Clause) : null;
    }

    // A stretch whose duration is bounded is one piece, however many sentences it has: so far as they read on as one text.
    private TextPiece SpeakUntil(long bound, Queue<PlannedStep> steps, ReadOnlySpan<char> rest, long start)
    {
        var (end, ending) = (start, PieceEnd.Open);
        PlannedStep? before = null;
        foreach (var step in steps)
        {
            if (step.Segment is not { } segment || segment.Start >= bound || (before is { } last && !last.ReadsOnTo(segment))) break;
            before = step;
            var isWhole = segment.End <= bound || !SpeakableText.IsSpeakable(segment.Text.AsSpan((int)(bound - segment.Start)));
            end = isWhole ? segment.End : bound;
            ending = isWhole ? step.Ending : PieceEnd.Open;
        }

        var length = (int)(end - start);
        var text = length <= rest.Length ? rest[..length] : lane.TextOf(start, length);
        return Speak(text, start, ending) with { BoundShare = lane.ShareOfBound(start, text.TrimEnd().Length) };
    }

    private ReadOnlySpan<char> WordsSoFar(ReadOnlySpan<char> open, int from) => open[..Math.Max(0, segmenter.OpenSpeakableEnd - from)];

    /// <summary>What of the open sentence has not been spoken.</summary>
    private ReadOnlySpan<char> Open(out int from)
    {
        var open = segmenter.OpenText;
        from = (int)Math.Clamp(SpokenTo - segmenter.OpenStart, 0, open.Length);
        var rest = open[from..].TrimStart();
        from = open.Length - rest.Length;
        return rest;
    }

    private ReadOnlySpan<char> Rest(TextSegment segment) =>
        segment.Text.AsSpan((int)Math.Clamp(SpokenTo - segment.Start, 0, segment.Text.Length)).TrimStart();

    /// <summary>The clauses that end behind <paramref name="from"/>, counted from there.</summary>
    private static int[] After(IEnumerable<int> clauses, int from) => [.. clauses.Where(c => c > from).Select(c => c - from)];

    /// <summary>Length of the first clause that has words enough and fits into one piece, or 0.</summary>
    private int FirstClause(ReadOnlySpan<char> text, int[] clauses)
    {
        foreach (var clause in clauses)
        {
            if (clause > options.MaxPieceLength) return 0;
            if (SpeakableText.CountWords(text[..clause]) >= options.MinClauseWords && SpeakableText.IsSpeakable(text[..clause])) return clause;
        }

        return 0;
    }

    private TextPiece Speak(ReadOnlySpan<char> text, long start, PieceEnd ending)
    {
        var trimmed = text.TrimEnd();
        _spoken = true;
        SpokenTo = start + trimmed.Length;
        var spoken = trimmed.ToString();
        return new TextPiece(spoken, start, SpokenTo, ending)
        {
            Content = lane.Read(spoken, start),
            Marks = lane.TakeMarks(SpokenTo),
        };
    }
}
