using Antiphon.Audio;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>One text or document spoken by a session, and its speech marks.</summary>
internal sealed class MarkScript : ISpeechMarkOutput
{
    private readonly List<SpeechMark> _marks = [];

    public SpeechMarkKinds Wanted { get; init; } =
        SpeechMarkKinds.Sentence | SpeechMarkKinds.Word | SpeechMarkKinds.Viseme | SpeechMarkKinds.Ssml;

    public ISynthesizer Engine { get; init; } = new ToneSynthesizer();

    public LexiconSet Lexicons { get; init; } = LexiconSet.Empty;

    public VoiceCatalog? Voices { get; init; }

    /// <summary>Runs the steps; null: they run at once.</summary>
    public StepScheduler? Scheduler { get; init; }

    public FakeOutput Audio { get; } = new();

    public SpeechSessionOptions Options { get; init; } = new();

    public ValueTask WriteAsync(SpeechMark mark, CancellationToken cancellationToken)
    {
        _marks.Add(mark);
        return ValueTask.CompletedTask;
    }

    public Task<List<SpeechMark>> SayAsync(string text, int chunk = int.MaxValue) => RunAsync(async session =>
    {
        for (var at = 0; at < text.Length; at += Math.Min(chunk, text.Length - at))
            await session.AppendAsync(text.Substring(at, Math.Min(chunk, text.Length - at)), flush: false, CancellationToken.None);
    });

    public Task<List<SpeechMark>> SayAsync(SsmlDocument document) =>
        RunAsync(session => session.AppendAsync(document, CancellationToken.None).AsTask());

    private async Task<List<SpeechMark>> RunAsync(Func<SpeechSession, Task> write)
    {
        var voice = Engine.Voices[0];
        using var steps = Scheduler is null ? null : SpeechSteps.Admit(Scheduler, "account", Engine);
        var setup = new SpeechSessionSetup
        {
            Engine = Engine,
            Voice = voice,
            Format = new AudioFormat(AudioCodec.Pcm, voice.SampleRate),
            Output = Audio,
            Options = Options,
            Steps = steps,
            Marks = this,
            Lexicons = Lexicons,
            Voices = Voices,
        };
        using var session = new SpeechSession(setup, new ManualTime());
        await write(session);
        session.Complete();
        await session.RunAsync(CancellationToken.None);
        return _marks;
    }
}
