using Antiphon.Text.Segmentation;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>
/// Decides what of a stream's text is spoken when. Pure: time is an argument (any monotonic origin, never running back), no I/O; not
/// thread-safe. Call <see cref="TryTake"/> until it answers false after every other call and whenever <see cref="NextDue(TimeSpan)"/> falls.
/// <list type="bullet">
/// <item>The first piece of a stream ends at the first clause of at least three words, also when more is there.</item>
/// <item>Later pieces are whole sentences, or clauses of an unfinished sentence while the listener has little audio in hand.</item>
/// <item>A writer who stalls has complete sentences spoken after 150 ms and the words so far after 500 ms. A last word with no space after
/// it then counts as complete, unless it looks like a number, an address or a name with a point in it: half of those is never spoken.</item>
/// <item>Text without a letter, digit or symbol is never a piece of its own.</item>
/// <item>A piece has one manner: where a document changes it, the piece ends open. What has a bound on its duration is one piece as far as its
/// text runs on; <see cref="TextPiece.BoundShare"/> says how much of the bound each of several pieces has.</item>
/// </list>
/// </summary>
public sealed class SpeechPlanner
{
    private const int PauseLength = 8; // <break/>
    private readonly PlannerOptions _options;
    private readonly PieceCutter _cutter;
    private readonly Segmenter _segmenter;
    private readonly Queue<PlannedStep> _steps = new();
    private readonly AnnotationLane _lane;
    private TimeSpan _lastText;

    /// <param name="options">The rules' numbers.</param>
    /// <param name="language">BCP-47 tag of the text, or null if unknown.</param>
    public SpeechPlanner(PlannerOptions options, string? language)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _lane = new AnnotationLane(language);
        _segmenter = new Segmenter(language, new SegmenterOptions { MaxLength = options.MaxPieceLength, QuoteLimit = options.QuoteLimit });
        _cutter = new PieceCutter(options, _segmenter, _lane);
    }

    /// <summary>Nothing is left that will ever be spoken unless more text arrives: every step was taken, the open sentence too.</summary>
    public bool IsDrained
    {
        get
        {
            foreach (var step in _steps)
            {
                if (step.Pause > TimeSpan.Zero || (step.Segment is { } segment && _cutter.HasMore(segment))) return false;
            }

            return !_lane.HasMarks && !_cutter.HasOpen;
        }
    }

    /// <summary>UTF-16 chars held that were not handed out yet: what a caller bounds. A pause counts as the shortest tag that makes one.</summary>
    public long BufferedLength
    {
        get
        {
            long length = _cutter.OpenLength;
            foreach (var step in _steps)
            {
                if (step.Segment is { } segment) length += segment.End - Math.Max(segment.Start, Math.Min(_cutter.SpokenTo, segment.End));
                else length += PauseLength;
            }

            return length;
        }
    }

    /// <summary>Adds plain text. An empty text is a keep-alive: it does not restart the stall clock, as no text arrived.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="Complete"/> or <see cref="DiscardIncomplete"/>.</exception>
    public void Append(ReadOnlySpan<char> text, TimeSpan now)
    {
        if (!text.IsEmpty) _lastText = now;
        _segmenter.Append(text);
        Collect();
    }

    /// <summary>Adds an SSML document. Plain text before it is released first; the document is spoken without waiting for more.</summary>
    /// <exception cref="InvalidOperationException">After <see cref="Complete"/> or <see cref="DiscardIncomplete"/>.</exception>
    public void Append(SsmlDocument document, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(document);
        Flush(now);
        _lane.Add(Position, document.Content);
        foreach (var part in document.Parts) Append(part, now);
        Flush(now);
        AddPause(TimeSpan.Zero);
    }

    /// <summary>Releases everything buffered, whole sentence or not.</summary>
    /// <param name="now">Not needed: what is released is spoken at once. It keeps the calls alike.</param>
    public void Flush(TimeSpan now) => Release(PieceEnd.Clause);

    /// <summary>No more text will come: releases everything. May be called again.</summary>
    public void Complete()
    {
        _segmenter.Complete();
        Collect();
    }

    /// <summary>
    /// An error ends the stream: what was flushed and whole sentences are still handed out, the incomplete tail is dropped. No more text is
    /// taken.
    /// </summary>
    public void DiscardIncomplete()
    {
        _segmenter.DiscardIncomplete();
        Collect();
    }

    /// <summary>Takes the next piece if it is to be spoken now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="audioAhead">Audio that the listener has not heard yet. It counts only while the open sentence is not complete.</param>
    /// <param name="piece">Owned by the caller.</param>
    public bool TryTake(TimeSpan now, TimeSpan audioAhead, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SpeechPiece? piece)
    {
        while (_steps.TryPeek(out var step))
        {
            if (step.Segment is null && _lane.TakeMark(step.Marks) is { } mark)
            {
                piece = new MarkPiece(mark);
                return true;
            }

            piece = step.Segment is null ? new PausePiece(step.Pause) : _cutter.TakeFrom(_steps);
            if (step.Segment is null || piece is null || _cutter.SpokenTo >= step.Segment.End) _steps.Dequeue();
            if (piece is not null and not PausePiece { Duration.Ticks: <= 0 }) return true;
        }

        piece = _cutter.TakeOpen(now - _lastText, audioAhead);
        return piece is not null;
    }

    /// <summary>
    /// When a stall of the writer will make something speakable, as a time on the clock of <paramref name="now"/> (not before it), or null
    /// if only more text can. To be asked once <see cref="TryTake"/> has answered false.
    /// </summary>
    public TimeSpan? NextDue(TimeSpan now)
    {
        var due = _lastText + _cutter.OpenStall;
        return due < now ? now : due;
    }

    /// <summary>As <see cref="NextDue(TimeSpan)"/>, or the earlier time at which the listener's audio, played without a break, runs low
    /// while a clause stands ready.</summary>
    public TimeSpan? NextDue(TimeSpan now, TimeSpan audioAhead)
    {
        var stall = NextDue(now);
        if (!_cutter.HasOpenClause) return stall;
        var low = audioAhead < _options.LowAudio ? now : now + (audioAhead - _options.LowAudio) + TimeSpan.FromTicks(1);
        return stall < low ? stall : low;
    }

    // All plain text so far.
    private long Position => _segmenter.OpenStart + _segmenter.OpenText.Length;

    private void Append(SsmlPart part, TimeSpan now)
    {
        switch (part)
        {
            case SsmlText text:
                Append(text.Text, now);
                break;
            case SsmlMark mark:
                _lane.Add(Position, mark);
                break;
            case SsmlBoundary boundary:
                Release(boundary.Paragraph ? PieceEnd.Paragraph : PieceEnd.Sentence);
                AddPause(TimeSpan.Zero);
                break;
            case SsmlPause pause:
                Release(PieceEnd.Clause);
                AddPause(pause.Duration);
                break;
        }
    }

    // One of no length is a place that marks before it do not pass.
    private void AddPause(TimeSpan duration)
    {
        if (duration > TimeSpan.Zero || _lane.HasMarks) _steps.Enqueue(new PlannedStep(null, PieceEnd.Clause, duration, _lane.MarksAdded));
    }

    private void Release(PieceEnd atLeast)
    {
        _segmenter.Flush();
        Collect(atLeast);
    }

    /// <summary>Queues the segments that are certain; the last one ends at least as given.</summary>
    private void Collect(PieceEnd atLeast = PieceEnd.Clause)
    {
        var more = _segmenter.TryTake(out var segment);
        while (more)
        {
            var ending = EndOf(segment!.Ending);
            var taken = segment;
            more = _segmenter.TryTake(out segment);
            if (!more && ending < atLeast) ending = atLeast;
            _steps.Enqueue(new PlannedStep(taken, ending, TimeSpan.Zero, 0));
        }
    }

    private static PieceEnd EndOf(SegmentEnd ending) => ending switch
    {
        SegmentEnd.Stop => PieceEnd.Sentence,
        SegmentEnd.Line or SegmentEnd.ListItem => PieceEnd.Paragraph,
        _ => PieceEnd.Clause,
    };
}
