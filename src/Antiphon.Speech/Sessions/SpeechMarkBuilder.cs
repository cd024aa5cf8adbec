using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Planning;
using Antiphon.Text;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Makes speech marks of the words and sounds that engines report. The marks of a piece are written when the piece is spoken. A mark whose
/// sentence is not complete yet delays all marks after it. Places are those of one text or one document. Used by the task that runs the
/// session.
/// </summary>
/// <param name="output">Receives the marks.</param>
/// <param name="queue">Knows the sentences.</param>
/// <param name="maxAudio">Where the audio is cut off, and its marks with it.</param>
internal sealed class SpeechMarkBuilder(ISpeechMarkOutput output, PieceQueue queue, TimeSpan maxAudio)
{
    private readonly List<SpeechMark> _piece = [];
    private readonly Queue<SpeechMark> _unwritten = new();
    private readonly Queue<SsmlMark> _ssmlMarks = new();
    private (int Start, int End) _word = (-1, -1);
    private string _viseme = "";

    /// <summary>Whether sounds are wanted.</summary>
    public bool WantsSounds => Wants(SpeechMarkKinds.Viseme);

    /// <summary>Adds SSML marks that stand in front of the next words.</summary>
    public void Add(IReadOnlyList<SsmlMark> marks)
    {
        foreach (var mark in marks) _ssmlMarks.Enqueue(mark);
    }

    /// <summary>Adds the words and sounds of a chunk.</summary>
    /// <param name="chunk">An engine's.</param>
    /// <param name="planned">What the engine was asked.</param>
    /// <param name="text">The text of the request's piece.</param>
    /// <param name="began">When the request's audio began.</param>
    public void AddChunk(SpeechChunk chunk, PlannedRequest planned, MappedText text, TimeSpan began)
    {
        foreach (var mark in chunk.Marks) AddWord(mark, planned.Offset, text, TimeOf(mark.SampleOffset));
        foreach (var sound in chunk.Sounds)
        {
            if (VisemeTable.Find(sound.Ipa) is { } viseme) _piece.Add(Viseme(TimeOf(sound.SampleOffset), viseme));
        }

        TimeSpan TimeOf(long sample) => began + TimeSpan.FromTicks(sample * TimeSpan.TicksPerSecond / planned.Request.Voice.SampleRate);
    }

    /// <summary>A piece is spoken: writes its marks.</summary>
    /// <param name="now">How long the audio is with it.</param>
    /// <param name="cancellationToken">Ends the wait for the output.</param>
    public ValueTask EndPieceAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        // In order of time. At one time SSML marks come before words before visemes; a sentence is written with its first word.
        var marks = _piece.Where(mark => mark.At < maxAudio).Select(mark => mark.At > now ? mark with { At = now } : mark);
        foreach (var mark in marks.OrderBy(mark => mark.At).ThenBy(Rank)) Enqueue(mark);
        _piece.Clear();
        return WriteAsync(cancellationToken);
    }

    /// <summary>Writes the SSML marks so far: no word follows them in their place.</summary>
    /// <param name="now">How long the audio is.</param>
    /// <param name="cancellationToken">Ends the wait for the output.</param>
    public ValueTask FlushAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        PassSsmlMarks(int.MaxValue, now);
        return EndPieceAsync(now, cancellationToken);
    }

    /// <summary>A pause or the end comes: writes the SSML marks so far, and the mouth closes.</summary>
    /// <param name="now">How long the audio is.</param>
    /// <param name="cancellationToken">Ends the wait for the output.</param>
    public ValueTask PauseAsync(TimeSpan now, CancellationToken cancellationToken)
    {
        PassSsmlMarks(int.MaxValue, now);
        if (_viseme.Length > 0) _piece.Add(Viseme(now, VisemeTable.Silence));
        return EndPieceAsync(now, cancellationToken);
    }

    private bool Wants(SpeechMarkKinds kind) => output.Wanted.HasFlag(kind);

    private static SpeechMark Viseme(TimeSpan at, string viseme) => new(SpeechMarkKinds.Viseme, at, 0, 0, viseme);

    private static int Rank(SpeechMark mark) => mark.Kind switch
    {
        SpeechMarkKinds.Ssml => 0,
        SpeechMarkKinds.Word => 1,
        _ => 2,
    };

    private void AddWord(WordMark mark, int offset, MappedText text, TimeSpan at)
    {
        if (!IsWord(text.Text.AsSpan(offset + mark.TextStart, mark.TextLength))) return;
        var start = text.SourceStart(offset + mark.TextStart);
        var end = text.SourceEnd(offset + mark.TextStart + mark.TextLength - 1);
        PassSsmlMarks(start, at);

        // All words of an expanded number or an alias stand for one stretch of the client's text: it is one word there.
        if (end <= start || (start < _word.End && end > _word.Start)) return;
        _word = (start, end);
        _piece.Add(new SpeechMark(SpeechMarkKinds.Word, at, start, end, null));
    }

    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !SpeakableText.IsSilent(c)) return true;
        }

        return false;
    }

    private void PassSsmlMarks(int sourceStart, TimeSpan at)
    {
        while (_ssmlMarks.TryPeek(out var mark) && mark.SourceStart < sourceStart)
        {
            _ssmlMarks.Dequeue();
            _piece.Add(new SpeechMark(SpeechMarkKinds.Ssml, at, mark.SourceStart, mark.SourceStart + mark.SourceLength, mark.Name));
        }
    }

    private void Enqueue(SpeechMark mark)
    {
        if (mark.Kind == SpeechMarkKinds.Viseme)
        {
            if (mark.Value == _viseme) return;
            _viseme = mark.Value!;
        }

        // A word that is not wanted may still be the first one of a sentence that is.
        if (Wants(mark.Kind) || (mark.Kind == SpeechMarkKinds.Word && Wants(SpeechMarkKinds.Sentence))) _unwritten.Enqueue(mark);
    }

    private async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        while (_unwritten.TryPeek(out var mark))
        {
            if (mark.Kind == SpeechMarkKinds.Word && Wants(SpeechMarkKinds.Sentence))
            {
                if (!queue.TryFindSentence(mark.SourceStart, out var sentence)) return;
                if (sentence is { } found) await output.WriteAsync(SentenceAt(mark, found), cancellationToken).ConfigureAwait(false);
            }

            _unwritten.Dequeue();
            if (Wants(mark.Kind)) await output.WriteAsync(mark, cancellationToken).ConfigureAwait(false);
        }
    }

    private static SpeechMark SentenceAt(SpeechMark word, SentenceSpan sentence) =>
        word with { Kind = SpeechMarkKinds.Sentence, SourceStart = sentence.SourceStart, SourceEnd = sentence.SourceEnd };
}
