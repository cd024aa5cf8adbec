using System.Runtime.CompilerServices;
using Antiphon.Speech.Planning;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// The pieces between the task that appends text and the task that speaks: the planner, its lock, its clock and the waits of both tasks.
/// </summary>
internal sealed class PieceQueue : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Signal _textArrived = new(inline: true);
    private readonly Signal _roomMade = new();
    private readonly SpeechPlanner _planner;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _stall;
    private readonly int _maxTextHeld;
    private readonly PlannerOptions _options;
    private readonly string? _language;
    private SentenceFinder? _sentences;
    private int _sentenceEnd;
    private bool _completed;

    /// <param name="options">Bounds.</param>
    /// <param name="language">BCP 47 tag of the text.</param>
    /// <param name="time">The clock of stalls.</param>
    public PieceQueue(SpeechSessionOptions options, string? language, TimeProvider time)
    {
        (_options, _language) = (options.Planner, language);
        _planner = new SpeechPlanner(options.Planner, language);
        _maxTextHeld = options.MaxTextHeld;
        _time = time;
        _start = time.GetTimestamp();
        var never = Timeout.InfiniteTimeSpan;
        _stall = time.CreateTimer(static state => ((Signal)state!).Raise(), _textArrived, never, never);
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Waits while too much text is buffered, then adds to it.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="flush">Whether everything buffered is to be spoken now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask AppendAsync(string text, bool flush, CancellationToken cancellationToken)
    {
        await WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            var now = Now;
            _planner.Append(text, now);
            _sentences?.Append(text);
            if (flush)
            {
                _planner.Flush(now);
                _sentences?.Flush();
            }
        }

        _textArrived.Raise();
    }

    /// <summary>As for plain text. A document needs no flush: the planner never waits to speak one.</summary>
    public async ValueTask AppendAsync(SsmlDocument document, CancellationToken cancellationToken)
    {
        await WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            _planner.Append(document, Now);
            _sentences?.Append(document);
        }

        _textArrived.Raise();
    }

    /// <summary>No more text comes.</summary>
    /// <param name="discardIncomplete">Whether an unfinished sentence is dropped rather than spoken.</param>
    public void Complete(bool discardIncomplete)
    {
        lock (_lock)
        {
            if (discardIncomplete) _planner.DiscardIncomplete();
            else _planner.Complete();
            _sentences?.Complete();
            _completed = true;
        }

        _textArrived.Raise();
    }

    /// <summary>Waits for the next piece.</summary>
    /// <returns>Null when everything has been taken and no more comes.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SpeechPiece?> TakeAsync(PlaybackClock playback, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (piece, isLast) = TryTake(playback);
            _roomMade.Raise();
            if (piece is not null || isLast) return piece;
            await _textArrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Starts to look for sentences. To be called before any text is appended.</summary>
    public void FindSentences() => _sentences = new SentenceFinder(_options, _language);

    /// <summary>Finds the sentence that begins with a word. To be called for each word, in order.</summary>
    /// <param name="sourceStart">Where the word begins in what the client wrote.</param>
    /// <param name="sentence">Null where no sentence begins with it.</param>
    /// <returns>False where only more text can decide.</returns>
    public bool TryFindSentence(int sourceStart, out SentenceSpan? sentence)
    {
        sentence = null;
        lock (_lock)
        {
            if (_sentences is not { } sentences || sourceStart < _sentenceEnd) return true;
            while (sentences.TryPeek(out var next))
            {
                if (next.SourceStart > sourceStart) return true;
                sentences.Take();
                if (next.SourceEnd <= sourceStart) continue;   // none of it is spoken
                (sentence, _sentenceEnd) = (next, next.SourceEnd);
                return true;
            }

            return sentences.IsComplete;
        }
    }

    public void Dispose() => _stall.Dispose();

    private (SpeechPiece? Piece, bool IsLast) TryTake(PlaybackClock playback)
    {
        lock (_lock)
        {
            var (now, buffered) = (Now, playback.Buffered);
            if (_planner.TryTake(now, buffered, out var piece)) return (piece, false);
            if (!_completed && _planner.NextDue(now, buffered) is { } due) _stall.Change(due - now, Timeout.InfiniteTimeSpan);
            return (null, _completed);
        }
    }

    private async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_planner.BufferedLength < _maxTextHeld) return;
            }

            await _roomMade.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
