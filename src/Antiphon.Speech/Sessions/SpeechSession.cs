using Antiphon.Audio;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Voices;
using Antiphon.Text;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// One stream of text becoming one stream of audio: steps 4 to 7 of a stream's life. A writer appends and completes while
/// <see cref="RunAsync"/>, owned and awaited by the caller, speaks. One writer, one runner.
/// </summary>
public sealed class SpeechSession : IDisposable
{
    private static readonly TimeSpan SilencePart = TimeSpan.FromSeconds(1);
    private readonly ISynthesizer _engine;
    private readonly Voice _voice;
    private readonly PieceQueue _pieces;
    private readonly ListenerClock _listener;
    private readonly AudioFormat _format;
    private readonly HeldAudio _held;
    private readonly FirstAudioWatch _firstAudio;
    private readonly TimeSpan _maxAudio;
    private readonly ISpeechMarkOutput? _markOutput;
    private MarkTeller? _marks;
    private PartPlan? _plan;

    // Made with the first piece: an encoder's state is large, and a thousand quiet streams have none.
    private AudioPipeline? _audio;

    /// <param name="engine">Speaks the pieces.</param>
    /// <param name="voice">One of the engine's voices.</param>
    /// <param name="format">What the listener asked for.</param>
    /// <param name="output">Receives the encoded audio.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="time">The clock of stalls and of the listener.</param>
    public SpeechSession(ISynthesizer engine, Voice voice, AudioFormat format, ISpeechOutput output, SpeechSessionOptions options, TimeProvider time)
    {
        _engine = engine;
        _voice = voice;
        _held = new HeldAudio(output, options.MaxAudioHeld);
        _pieces = new PieceQueue(options, voice.Language, time);
        _listener = new ListenerClock(time);
        _firstAudio = new FirstAudioWatch(time);
        _format = format;
        _maxAudio = options.MaxAudio;
    }

    /// <summary>Where the engine's steps get their turn; the caller's to dispose. Null: each runs at once, where the session runs.</summary>
    public SpeechSteps? Steps { get; init; }

    /// <summary>Say how the client's words are read.</summary>
    public LexiconSet Lexicons { get; init; } = LexiconSet.Empty;

    /// <summary>Is told what happens in the audio, of one text or one document; null: nobody asks, and nothing is spent on it.</summary>
    public ISpeechMarkOutput? Marks
    {
        get => _markOutput;
        init
        {
            _markOutput = value;
            _marks = value is null ? null : new MarkTeller(value, _pieces, _maxAudio);
            if (value is not null && value.Wanted.HasFlag(SpeechMarkKinds.Sentence)) _pieces.FindSentences();
        }
    }

    /// <summary>Finds who speaks a stretch of another language; null: the voice reads it as its own.</summary>
    public VoiceCatalog? Voices { get; init; }

    /// <summary>What the listener has to hear before this: nothing, for one who waits now; hours, for one who comes back for a file.</summary>
    public TimeSpan InHand { get => _listener.InHand; init => _listener.InHand = value; }

    /// <summary>Whether any audio has gone to the output.</summary>
    public bool HasSpoken => _listener.HasStarted;

    /// <summary>Where the time to the first audio went; null before it.</summary>
    public FirstAudioTimes? FirstAudio => _firstAudio.Times;

    /// <summary>Audio made so far.</summary>
    public TimeSpan Spoken => _audio?.Written ?? TimeSpan.Zero;

    /// <summary>Appends plain text; suspends while <see cref="SpeechSessionOptions.MaxTextHeld"/> is waiting.</summary>
    /// <param name="text">Joined to what came before without anything between.</param>
    /// <param name="flush">Whether to speak everything buffered now, boundary or not.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask AppendAsync(string text, bool flush, CancellationToken cancellationToken) => _pieces.AppendAsync(text, flush, cancellationToken);

    /// <summary>Appends a whole SSML document, after all plain text before it; it is spoken at once.</summary>
    public ValueTask AppendAsync(SsmlDocument document, CancellationToken cancellationToken) => _pieces.AppendAsync(document, cancellationToken);

    /// <summary>No more text comes: <see cref="RunAsync"/> speaks the rest and ends.</summary>
    /// <param name="discardIncomplete">True when an error ends the stream: then only what was flushed or complete is still spoken.</param>
    public void Complete(bool discardIncomplete = false) => _pieces.Complete(discardIncomplete);

    /// <summary>Speaks until the text is complete and all of it has gone to the output.</summary>
    /// <exception cref="EngineException">The engine failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _pieces.TakeAsync(_listener, cancellationToken).ConfigureAwait(false) is { } piece)
            {
                if (!IsCutOff) await SayAsync(piece, cancellationToken).ConfigureAwait(false);
            }

            if (_marks is not null) await _marks.RestAsync(Spoken, cancellationToken).ConfigureAwait(false);

            // An encoder that was given nothing would still write a frame of nothing.
            if (_audio is null || Spoken == TimeSpan.Zero) return;
            _audio.Complete(_held.Writer);
            await _held.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SchedulerException stopped)
        {
            throw new EngineException(EngineFailure.Unavailable, stopped.Message, stopped);
        }
        finally
        {
            await _held.SettleAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pieces.Dispose();
        _audio?.Dispose();
    }

    private AudioPipeline Audio => _audio ??= new AudioPipeline(_voice.SampleRate, _format);

    private PartPlan Plan => _plan ??= new PartPlan(_engine, _voice, Voices, _marks is { WantsSounds: true });

    // What is written beyond the most that is spoken is taken and not said: its writer is not to wait for ever.
    private bool IsCutOff => Room < 1;

    private Task SayAsync(SpeechPiece piece, CancellationToken cancellationToken) => piece switch
    {
        TextPiece text => SpeakAsync(text, cancellationToken),
        PausePiece pause => RestAsync(pause.Duration, cancellationToken),
        MarkPiece mark => ReachAsync(mark.Mark, cancellationToken),
        _ => throw new ArgumentException($"a piece of {piece.GetType()}", nameof(piece)),
    };

    private async Task SpeakAsync(TextPiece piece, CancellationToken cancellationToken)
    {
        _firstAudio.TextTaken();
        var content = Lexicons.IsEmpty ? piece.Content : Lexicons.Apply(piece.Content);
        _marks?.Expect(piece.Marks);
        foreach (var part in Plan.Make(content, piece.Ending, piece.BoundShare))
        {
            if (IsCutOff) break;
            Steps?.Use(part.Engine);
            var bounded = DurationTrial.IsNeeded(part)
                ? await DurationTrial.FitAsync(part, _maxAudio - Spoken, NextAsync, cancellationToken).ConfigureAwait(false)
                : part;
            await SpeakAsync(bounded, content.Text, cancellationToken).ConfigureAwait(false);
        }

        if (_marks is not null) await _marks.EndPieceAsync(Spoken, cancellationToken).ConfigureAwait(false);

        // The engine is free; the next piece waits until the listener has taken this one.
        await _held.DrainAsync(cancellationToken).ConfigureAwait(false);
        Steps?.Pause();
    }

    private async Task SpeakAsync(SpokenPart part, MappedText text, CancellationToken cancellationToken)
    {
        var (sound, began) = (PartSound.For(part, _voice.SampleRate), Spoken);
        var speech = part.Engine.SynthesizeAsync(part.Request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (speech.ConfigureAwait(false))
        {
            while (!IsCutOff && await NextAsync(speech, cancellationToken).ConfigureAwait(false))
            {
                _marks?.Take(speech.Current, part, text, began);
                Encode(sound is null ? speech.Current.Samples.Span : sound.Pass(speech.Current.Samples.Span));
                await _held.SendAsync(cancellationToken).ConfigureAwait(false);
                _firstAudio.Delivered();
            }
        }

        if (sound is not null) Encode(sound.Finish());
    }

    private async Task RestAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (_marks is not null) await _marks.RestAsync(Spoken, cancellationToken).ConfigureAwait(false);
        await WriteSilenceAsync(pause < _maxAudio - Spoken ? pause : _maxAudio - Spoken, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReachAsync(SsmlMark mark, CancellationToken cancellationToken)
    {
        if (_marks is null) return;
        _marks.Expect([mark]);
        await _marks.ReachAsync(Spoken, cancellationToken).ConfigureAwait(false);
    }

    // Step 6: the scheduler says when, by what the listener still has to hear.
    private ValueTask<bool> NextAsync(IAsyncEnumerator<SpeechChunk> speech, CancellationToken cancellationToken) =>
        Steps is null ? speech.MoveNextAsync() : Steps.MoveNextAsync(speech, _listener.AudioAhead, cancellationToken);

    // Step 7: resampler and encoder turn the engine's chunks into bytes of one continuous container.
    private void Encode(ReadOnlySpan<short> samples)
    {
        samples = samples[..(int)Math.Min(samples.Length, Room)];

        // A step that only prepared.
        if (samples.IsEmpty) return;
        _firstAudio.SoundMade(Steps?.SlotWait ?? TimeSpan.Zero);
        var (began, spoken) = (Steps?.CoreTime, Spoken);
        Audio.Write(samples, _held.Writer);
        var took = Steps?.CoreTime - began;
        HandOver();
        Steps?.Report(Spoken - spoken, took ?? TimeSpan.Zero, _listener.AudioAhead);
    }

    // Samples that may still be spoken.
    private double Room => (_maxAudio - Spoken).TotalSeconds * _voice.SampleRate;

    private async ValueTask WriteSilenceAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        // Second by second: the longest pause is 10 s, and a stream's buffer keeps the size it once had.
        for (var left = length; left > TimeSpan.Zero; left -= SilencePart)
        {
            // Silence takes no turn of a slot, and an output that is always ready suspends nobody: hours of it would keep a thread of the pool.
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            Audio.WriteSilence(left < SilencePart ? left : SilencePart, _held.Writer);
            HandOver();
            await _held.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void HandOver()
    {
        if (!_held.IsEmpty) _listener.Handed(Spoken);
    }
}
