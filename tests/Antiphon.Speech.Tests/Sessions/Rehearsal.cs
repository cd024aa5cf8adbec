using Antiphon.Audio;
using Antiphon.Speech.Sessions;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>A session that runs with a fake engine, a fake listener and a clock that stands still.</summary>
internal sealed class Rehearsal : IDisposable
{
    // Ends the waits that a fault would make endless; no test's result depends on its length.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly SpeechSession _session;

    public Rehearsal(
        FakeSynthesizer? engine = null,
        FakeOutput? output = null,
        SpeechSessionOptions? options = null,
        AudioFormat? format = null,
        SpeechSteps? steps = null)
    {
        Engine = engine ?? new FakeSynthesizer();
        Output = output ?? new FakeOutput();
        var setup = new SpeechSessionSetup
        {
            Engine = Engine,
            Voice = Engine.Voices[0],
            Format = format ?? new AudioFormat(AudioCodec.Pcm, FakeSynthesizer.SampleRate),
            Output = Output,
            Options = options ?? new SpeechSessionOptions(),
            Steps = steps,
        };
        _session = new SpeechSession(setup, Time);
        Run = Task.Run(() => _session.RunAsync(_stop.Token));
    }

    public FakeSynthesizer Engine { get; }

    public FakeOutput Output { get; }

    public ManualTime Time { get; } = new();

    public SpeechSession Session => _session;

    public Task Run { get; }

    public Task SayAsync(string text, bool flush = false, CancellationToken cancellationToken = default) =>
        _session.AppendAsync(text, flush, cancellationToken).AsTask().WaitAsync(Patience, CancellationToken.None);

    public Task SaySsmlAsync(string document) =>
        _session.AppendAsync(SsmlReader.Read(document), CancellationToken.None).AsTask().WaitAsync(Patience);

    /// <summary>Ends the text and waits for the last of the audio.</summary>
    public async Task EndAsync(bool discardIncomplete = false)
    {
        _session.Complete(discardIncomplete);
        await Run.WaitAsync(Patience);
    }

    /// <summary>Waits until the engine is asked for its next piece.</summary>
    public Task<string> NextPieceAsync() => Engine.NextPieceAsync().AsTask().WaitAsync(Patience);

    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>Waits until the session has looked at all text and set its timer.</summary>
    public Task UntilTimerIsSetAsync() => Eventually.Until(() => Time.ArmedTimers > 0);

    public void Dispose()
    {
        _session.Dispose();
        _stop.Dispose();
    }
}
