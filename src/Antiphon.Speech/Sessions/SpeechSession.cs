using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Scheduling;
using Antiphon.Text;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// One stream of text becoming one stream of audio: steps 4 to 7 of a stream's life. One task appends text and completes while
/// <see cref="RunAsync"/>, owned and awaited by the caller, speaks.
/// </summary>
public sealed class SpeechSession : IDisposable
{
    private readonly SpeechSessionSetup _setup;
    private readonly PieceQueue _pieces;
    private readonly SessionAudio _audio;
    private readonly SpeechMarkBuilder? _marks;
    private RequestPlanner? _planner;

    /// <param name="setup">What it speaks with and for.</param>
    /// <param name="time">The clock of stalls and of the client's playback.</param>
    public SpeechSession(SpeechSessionSetup setup, TimeProvider time)
    {
        _setup = setup;
        _pieces = new PieceQueue(setup.Options, setup.Voice.Language, time);
        _audio = new SessionAudio(setup, time);
        if (setup.Marks is not { } marks) return;
        _marks = new SpeechMarkBuilder(marks, _pieces, setup.Options.MaxAudio);
        if (marks.Wanted.HasFlag(SpeechMarkKinds.Sentence)) _pieces.FindSentences();
    }

    /// <summary>Whether any audio has gone to the output.</summary>
    public bool HasSpoken => _audio.Playback.HasStarted;

    /// <summary>What the first audio waited for; null before it.</summary>
    public FirstAudioTimes? FirstAudio => _audio.FirstAudio.Times;

    /// <summary>Audio made so far.</summary>
    public TimeSpan Spoken => _audio.Written;

    private RequestPlanner Planner => _planner ??= new RequestPlanner(_setup, _marks is { WantsSounds: true });

    /// <summary>Appends plain text; suspends while <see cref="SpeechSessionOptions.MaxTextHeld"/> is waiting.</summary>
    /// <param name="text">Joined to the text before it without anything between.</param>
    /// <param name="flush">Whether to speak everything buffered now, boundary or not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask AppendAsync(string text, bool flush, CancellationToken cancellationToken) =>
        _pieces.AppendAsync(text, flush, cancellationToken);

    /// <summary>Appends a whole SSML document, after all plain text before it; it is spoken at once.</summary>
    public ValueTask AppendAsync(SsmlDocument document, CancellationToken cancellationToken) =>
        _pieces.AppendAsync(document, cancellationToken);

    /// <summary>No more text comes: <see cref="RunAsync"/> speaks the rest and ends.</summary>
    /// <param name="discardIncomplete">True when an error ends the stream: only flushed text and whole sentences are still spoken.</param>
    public void Complete(bool discardIncomplete = false) => _pieces.Complete(discardIncomplete);

    /// <summary>Speaks until the text is complete and all of it has gone to the output.</summary>
    /// <exception cref="EngineException">The engine failed, or the scheduler has stopped.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _pieces.TakeAsync(_audio.Playback, cancellationToken).ConfigureAwait(false) is { } piece)
            {
                if (!_audio.IsFull) await SpeakPieceAsync(piece, cancellationToken).ConfigureAwait(false);
            }

            if (_marks is not null) await _marks.PauseAsync(Spoken, cancellationToken).ConfigureAwait(false);
            await _audio.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SchedulerException stopped)
        {
            throw new EngineException(EngineFailure.Unavailable, stopped.Message, stopped);
        }
        finally
        {
            await _audio.SettleAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pieces.Dispose();
        _audio.Dispose();
    }

    private Task SpeakPieceAsync(SpeechPiece piece, CancellationToken cancellationToken) => piece switch
    {
        TextPiece text => SpeakTextAsync(text, cancellationToken),
        PausePiece pause => PauseAsync(pause.Duration, cancellationToken),
        MarkPiece mark => WriteMarkAsync(mark.Mark, cancellationToken),
        _ => throw new ArgumentException($"a piece of {piece.GetType()}", nameof(piece)),
    };

    private async Task SpeakTextAsync(TextPiece piece, CancellationToken cancellationToken)
    {
        _audio.FirstAudio.NoteText();
        var content = _setup.Lexicons.IsEmpty ? piece.Content : _setup.Lexicons.Apply(piece.Content);
        _marks?.Add(piece.Marks);
        foreach (var planned in Planner.Plan(content, piece.Ending, piece.BoundShare))
        {
            if (_audio.IsFull) break;
            _setup.Steps?.Use(planned.Engine);
            var request = DurationTrial.IsNeeded(planned)
                ? await DurationTrial.FitAsync(planned, _audio.Left, NextAsync, cancellationToken).ConfigureAwait(false)
                : planned;
            await SpeakRequestAsync(request, content.Text, cancellationToken).ConfigureAwait(false);
        }

        if (_marks is not null) await _marks.EndPieceAsync(Spoken, cancellationToken).ConfigureAwait(false);

        // The engine is free; the next piece waits until the client has taken this one.
        await _audio.DrainAsync(cancellationToken).ConfigureAwait(false);
        _setup.Steps?.Pause();
    }

    private async Task SpeakRequestAsync(PlannedRequest planned, MappedText text, CancellationToken cancellationToken)
    {
        var (effects, began) = (RequestEffects.For(planned, _setup.Voice.SampleRate), Spoken);
        var speech = planned.Engine.SynthesizeAsync(planned.Request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (speech.ConfigureAwait(false))
        {
            while (!_audio.IsFull && await NextAsync(speech, cancellationToken).ConfigureAwait(false))
            {
                _marks?.AddChunk(speech.Current, planned, text, began);
                _audio.Encode(effects is null ? speech.Current.Samples.Span : effects.Apply(speech.Current.Samples.Span));
                await _audio.SendAsync(cancellationToken).ConfigureAwait(false);
                _audio.FirstAudio.NoteSent();
            }
        }

        if (effects is not null) _audio.Encode(effects.Complete());
    }

    // Step 6: the scheduler runs the step by its deadline, which is when the client has played what it has buffered.
    private ValueTask<bool> NextAsync(IAsyncEnumerator<SpeechChunk> speech, CancellationToken cancellationToken) =>
        _setup.Steps is { } steps ? steps.MoveNextAsync(speech, _audio.Playback.Buffered, cancellationToken) : speech.MoveNextAsync();

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (_marks is not null) await _marks.PauseAsync(Spoken, cancellationToken).ConfigureAwait(false);
        await _audio.WriteSilenceAsync(pause, cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteMarkAsync(SsmlMark mark, CancellationToken cancellationToken)
    {
        if (_marks is null) return;
        _marks.Add([mark]);
        await _marks.FlushAsync(Spoken, cancellationToken).ConfigureAwait(false);
    }
}
