using Antiphon.Audio;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Step 7, the audio half of a session: encodes samples into one continuous container, sends the bytes and knows what the client has
/// buffered. Used by the task that runs the session.
/// </summary>
internal sealed class SessionAudio(SpeechSessionSetup setup, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SilencePart = TimeSpan.FromSeconds(1);
    private readonly AudioSendBuffer _buffer = new(setup.Output, setup.Options.MaxAudioHeld);
    private readonly PlaybackClock _playback = new(time, setup.Buffered);
    private readonly TimeSpan _max = setup.Options.MaxAudio;

    // Made with the first samples: an encoder's state is large, and a thousand quiet streams have none.
    private AudioPipeline? _pipeline;

    /// <summary>Audio made so far.</summary>
    public TimeSpan Written => _pipeline?.Written ?? TimeSpan.Zero;

    /// <summary>Audio that may still be made before <see cref="SpeechSessionOptions.MaxAudio"/>.</summary>
    public TimeSpan Left => _max - Written;

    /// <summary>Whether no more audio may be made. Further text is taken and not spoken, so that the client is not suspended.</summary>
    public bool IsFull => SamplesLeft < 1;

    /// <summary>What the client has buffered. Read by the task that takes pieces.</summary>
    public PlaybackClock Playback => _playback;

    /// <summary>What the first audio waited for.</summary>
    public FirstAudioTimer FirstAudio { get; } = new(time);

    private AudioPipeline Pipeline => _pipeline ??= new AudioPipeline(setup.Voice.SampleRate, setup.Format);

    private double SamplesLeft => Left.TotalSeconds * setup.Voice.SampleRate;

    /// <summary>Encodes samples at the voice's rate; those beyond the bound are dropped.</summary>
    public void Encode(ReadOnlySpan<short> samples)
    {
        samples = samples[..(int)Math.Min(samples.Length, SamplesLeft)];

        // The chunk of a step that only prepared.
        if (samples.IsEmpty) return;
        FirstAudio.NoteSamples(setup.Steps?.SlotWait ?? TimeSpan.Zero);
        var (began, written) = (setup.Steps?.CoreTime, Written);
        Pipeline.Write(samples, _buffer.Writer);
        var took = setup.Steps?.CoreTime - began;
        AdvancePlayback();
        setup.Steps?.Report(Written - written, took ?? TimeSpan.Zero, _playback.Buffered);
    }

    /// <summary>Sends what was encoded, unless the client still takes what went before.</summary>
    public ValueTask SendAsync(CancellationToken cancellationToken) => _buffer.SendAsync(cancellationToken);

    /// <summary>Waits until the client has taken everything.</summary>
    public ValueTask DrainAsync(CancellationToken cancellationToken) => _buffer.DrainAsync(cancellationToken);

    /// <summary>Writes silence, as much as the bound allows, and waits until the client has taken it.</summary>
    public async ValueTask WriteSilenceAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        // Second by second: the longest pause is 10 s, and a buffer keeps the size that it once had.
        for (var left = length < Left ? length : Left; left > TimeSpan.Zero; left -= SilencePart)
        {
            // Silence takes no slot, and an output that is always ready never suspends: hours of silence would keep a thread of the pool.
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            Pipeline.WriteSilence(left < SilencePart ? left : SilencePart, _buffer.Writer);
            AdvancePlayback();
            await _buffer.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the container and waits until the client has taken all of it.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        // An encoder without samples would still write an empty frame.
        if (_pipeline is null || Written == TimeSpan.Zero) return;
        _pipeline.Complete(_buffer.Writer);
        await _buffer.DrainAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="AudioSendBuffer.SettleAsync"/>
    public ValueTask SettleAsync() => _buffer.SettleAsync();

    /// <inheritdoc/>
    public void Dispose() => _pipeline?.Dispose();

    private void AdvancePlayback()
    {
        if (!_buffer.IsEmpty) _playback.Advance(Written);
    }
}
