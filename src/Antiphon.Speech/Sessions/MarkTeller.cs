using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Planning;
using Antiphon.Text;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Makes speech marks of what engines tell. Marks of a piece are told when it is spoken; one that waits for the end of its sentence to be
/// known holds back all behind it. Places are those of one text or one document. Used by the task that runs the session.
/// </summary>
/// <param name="output">Who is told.</param>
/// <param name="queue">Knows the sentences.</param>
/// <param name="maxAudio">Where the audio is cut off, and its marks with it.</param>
internal sealed class MarkTeller(ISpeechMarkOutput output, PieceQueue queue, TimeSpan maxAudio)
{
    private readonly List<SpeechMark> _piece = [];
    private readonly Queue<SpeechMark> _held = new();
    private readonly Queue<SsmlMark> _waiting = new();
    private (int Start, int End) _word = (-1, -1);
    private string _viseme = "";

    /// <summary>Whether sounds are wanted.</summary>
    public bool WantsSounds => Wants(SpeechMarkKinds.Viseme);

    /// <summary>The writer's marks in front of the words that come.</summary>
    public void Expect(IReadOnlyList<SsmlMark> marks)
    {
        foreach (var mark in marks) _waiting.Enqueue(mark);
    }

    /// <summary>Takes what a chunk tells.</summary>
    /// <param name="chunk">An engine's.</param>
    /// <param name="part">What the engine was asked.</param>
    /// <param name="text">The text of the part's piece.</param>
    /// <param name="began">When the part's audio began.</param>
    public void Take(SpeechChunk chunk, SpokenPart part, MappedText text, TimeSpan began)
    {
        foreach (var mark in chunk.Marks) TakeWord(mark, part.Offset, text, TimeOf(mark.SampleOffset));
        foreach (var sound in chunk.Sounds)
        {
            if (VisemeTable.Find(sound.Ipa) is { } viseme) _piece.Add(new SpeechMark(SpeechMarkKinds.Viseme, TimeOf(sound.SampleOffset), 0, 0, viseme));
        }

        TimeSpan TimeOf(long sample) => began + TimeSpan.FromTicks(sample * TimeSpan.TicksPerSecond / part.Request.Voice.SampleRate);
    }

    /// <summary>A piece is spoken: tells its marks.</summary>
    /// <param name="now">How long the audio is with it.</param>
    /// <param name="cancellationToken">Ends the wait for the output.</param>
    public ValueTask EndPieceAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        // In order of time, and at one time the writer's before words before visemes; a sentence is told with its first word.
        foreach (var mark in _piece.Where(mark => mark.At < maxAudio).Select(mark => mark.At > now ? mark with { At = now } : mark).OrderBy(mark => mark.At).ThenBy(Rank))
            Hold(mark);
        _piece.Clear();
        return TellAsync(cancellationToken);
    }

    /// <summary>The writer's marks so far are reached: no word follows them.</summary>
    /// <param name="now">How long the audio is.</param>
    /// <param name="cancellationToken">Ends the wait for the output.</param>
    public ValueTask ReachAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        ReachMarks(int.MaxValue, now);
        return EndPieceAsync(now, cancellationToken);
    }

    /// <summary>A pause comes, or the end: the same, and the mouth rests.</summary>
    /// <param name="now">How long the audio is.</param>
    /// <param name="cancellationToken">Ends the wait for the output.</param>
    public ValueTask RestAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        ReachMarks(int.MaxValue, now);
        if (_viseme.Length > 0) _piece.Add(new SpeechMark(SpeechMarkKinds.Viseme, now, 0, 0, VisemeTable.Silence));
        return EndPieceAsync(now, cancellationToken);
    }

    private bool Wants(SpeechMarkKinds kind) => output.Wanted.HasFlag(kind);

    private static int Rank(SpeechMark mark) => mark.Kind switch
    {
        SpeechMarkKinds.Ssml => 0,
        SpeechMarkKinds.Word => 1,
        _ => 2,
    };

    private void TakeWord(WordMark mark, int offset, MappedText text, TimeSpan at)
    {
        if (!IsWord(text.Text.AsSpan(offset + mark.TextStart, mark.TextLength))) return;
        var start = text.SourceStart(offset + mark.TextStart);
        var end = text.SourceEnd(offset + mark.TextStart + mark.TextLength - 1);
        ReachMarks(start, at);

        // Of an expanded number or an alias, every word stands for the same stretch: it is one word of the client's.
        if (end <= start || (start < _word.End && end > _word.Start)) return;
        _word = (start, end);
        _piece.Add(new SpeechMark(SpeechMarkKinds.Word, at, start, end, null));
    }

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !SpokenText.IsMark(c)) return true;
        }

        return false;
    }

    private void ReachMarks(int sourceStart, TimeSpan at)
    {
        while (_waiting.TryPeek(out var mark) && mark.SourceStart < sourceStart)
        {
            _waiting.Dequeue();
            _piece.Add(new SpeechMark(SpeechMarkKinds.Ssml, at, mark.SourceStart, mark.SourceStart + mark.SourceLength, mark.Name));
        }
    }

    private void Hold(SpeechMark mark)
    {
        if (mark.Kind == SpeechMarkKinds.Viseme)
        {
            if (mark.Value == _viseme) return;
            _viseme = mark.Value!;
        }

        // A word that nobody wants may still be the first of a sentence that somebody wants.
        if (Wants(mark.Kind) || (mark.Kind == SpeechMarkKinds.Word && Wants(SpeechMarkKinds.Sentence))) _held.Enqueue(mark);
    }

    private async ValueTask TellAsync(CancellationToken cancellationToken)
    {
        while (_held.TryPeek(out var mark))
        {
            if (mark.Kind == SpeechMarkKinds.Word && Wants(SpeechMarkKinds.Sentence))
            {
                if (!queue.TryFindSentence(mark.SourceStart, out var sentence)) return;
                if (sentence is { } found)
                    await output.WriteAsync(mark with { Kind = SpeechMarkKinds.Sentence, SourceStart = found.SourceStart, SourceEnd = found.SourceEnd }, cancellationToken).ConfigureAwait(false);
            }

            _held.Dequeue();
            if (Wants(mark.Kind)) await output.WriteAsync(mark, cancellationToken).ConfigureAwait(false);
        }
    }
}
