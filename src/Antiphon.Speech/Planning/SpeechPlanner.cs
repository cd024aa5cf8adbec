using Antiphon.Text.Segmentation;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Planning;

/// <summary>
/// Decides which part of a stream's text is spoken when. Pure: time is an argument (any monotonic origin), no I/O; not thread-safe. Call
/// <see cref="TryTake"/> until it returns false after every other call and when the time of <see cref="NextDue(TimeSpan)"/> comes.
/// <list type="bullet">
/// <item>The first piece of a stream ends at the first clause of at least three words, also when more is there.</item>
/// <item>Later pieces are whole sentences, or clauses of an unfinished sentence while the client has little audio buffered.</item>
/// <item>When the client stalls, complete sentences are spoken after 150 ms and the words so far after 500 ms. A last word without a space
/// after it then counts as complete, unless it looks like a number, an address or a name with a point in it, which may go on.</item>
/// <item>Text without a letter, digit or symbol is never a piece of its own.</item>
/// <item>A piece has one <see cref="PieceStyle"/>: where a document changes it, the piece ends open. A stretch with a bound on its duration
/// is one piece as far as its text continues; else <see cref="TextPiece.BoundShare"/> divides the bound between its pieces.</item>
/// </list>
/// </summary>
public sealed class SpeechPlanner
{
    private const int PauseLength = 8; // <break/>
    private readonly PlannerOptions _options;
    private readonly PieceCutter _cutter;
    private readonly Segmenter _segmenter;
    private readonly Queue<PlannedSegment> _planned = new();
    private readonly StreamAnnotations _annotations;
    private TimeSpan _lastText;

    /// <param name="options">The rules' numbers.</param>
    /// <param name="language">BCP-47 tag of the text, or null if unknown.</param>
    public SpeechPlanner(PlannerOptions options, string? language)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _annotations = new StreamAnnotations(language);
        _segmenter = new Segmenter(language, new SegmenterOptions { MaxLength = options.MaxPieceLength, QuoteLimit = options.QuoteLimit });
        _cutter = new PieceCutter(options, _segmenter, _annotations);
    }

    /// <summary>Whether everything was taken that can be spoken without more text, the open sentence included.</summary>
    public bool IsDrained
    {
        get
        {
            foreach (var planned in _planned)
            {
                if (planned.Pause > TimeSpan.Zero || (planned.Segment is { } segment && _cutter.HasMore(segment))) return false;
            }

            return !_annotations.HasMarks && !_cutter.HasOpen;
        }
    }

    /// <summary>UTF-16 chars that are in no piece yet: what a caller bounds. A pause counts as much as its shortest tag.</summary>
    public long BufferedLength
    {
        get
        {
            long length = _cutter.OpenLength;
            foreach (var planned in _planned)
            {
                if (planned.Segment is { } segment) length += segment.End - Math.Clamp(_cutter.TakenTo, segment.Start, segment.End);
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
        _annotations.Add(Position, document.Content);
        foreach (var part in document.Parts) Append(part, now);
        Flush(now);
        AddPause(TimeSpan.Zero);
    }

    /// <summary>Releases everything buffered, whole sentence or not.</summary>
    /// <param name="now">Not used: released text is spoken at once. It keeps the calls alike.</param>
    public void Flush(TimeSpan now) => Release(PieceEnd.Clause);

    /// <summary>No more text will come: releases everything. May be called again.</summary>
    public void Complete()
    {
        _segmenter.Complete();
        Collect();
    }

    /// <summary>
    /// An error ends the stream: flushed text and whole sentences are still handed out, the incomplete rest is dropped. No more text is
    /// accepted.
    /// </summary>
    public void DiscardIncomplete()
    {
        _segmenter.DiscardIncomplete();
        Collect();
    }

    /// <summary>Takes the next piece if it is to be spoken now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="buffered">Audio that the client has not played yet. It counts only while the open sentence is not complete.</param>
    /// <param name="piece">Owned by the caller.</param>
    public bool TryTake(TimeSpan now, TimeSpan buffered, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SpeechPiece? piece)
    {
        while (_planned.TryPeek(out var planned))
        {
            if (planned.Segment is null && _annotations.TakeMark(planned.Marks) is { } mark)
            {
                piece = new MarkPiece(mark);
                return true;
            }

            piece = planned.Segment is null ? new PausePiece(planned.Pause) : _cutter.TakeFrom(_planned);
            if (planned.Segment is null || piece is null || _cutter.TakenTo >= planned.Segment.End) _planned.Dequeue();
            if (piece is not null and not PausePiece { Duration.Ticks: <= 0 }) return true;
        }

        piece = _cutter.TakeOpen(now - _lastText, buffered);
        return piece is not null;
    }

    /// <summary>
    /// When a stall of the client will make a piece due, as a time on the clock of <paramref name="now"/> (not before it); null if only
    /// more text can. To be called when <see cref="TryTake"/> has returned false.
    /// </summary>
    public TimeSpan? NextDue(TimeSpan now)
    {
        var due = _lastText + _cutter.OpenStall;
        return due < now ? now : due;
    }

    /// <summary>
    /// As <see cref="NextDue(TimeSpan)"/>, or the earlier time at which the client's buffered audio, played without a break, runs low while
    /// a clause is complete.
    /// </summary>
    public TimeSpan? NextDue(TimeSpan now, TimeSpan buffered)
    {
        var stall = NextDue(now);
        if (!_cutter.HasOpenClause) return stall;
        var low = buffered < _options.LowAudio ? now : now + (buffered - _options.LowAudio) + TimeSpan.FromTicks(1);
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
                _annotations.Add(Position, mark);
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

    // A pause without length is a place that the SSML marks before it do not pass.
    private void AddPause(TimeSpan duration)
    {
        if (duration <= TimeSpan.Zero && !_annotations.HasMarks) return;
        _planned.Enqueue(new PlannedSegment(null, PieceEnd.Clause, duration, _annotations.MarksAdded));
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
            _planned.Enqueue(new PlannedSegment(taken, ending, TimeSpan.Zero, 0));
        }
    }

    private static PieceEnd EndOf(SegmentEnd ending) => ending switch
    {
        SegmentEnd.Stop => PieceEnd.Sentence,
        SegmentEnd.Line or SegmentEnd.ListItem => PieceEnd.Paragraph,
        _ => PieceEnd.Clause,
    };
}
