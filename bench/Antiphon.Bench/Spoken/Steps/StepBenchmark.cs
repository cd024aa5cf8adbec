using System.Globalization;
using Antiphon.Audio;
using Antiphon.Bench.Scheduling;
using Antiphon.Bench.Spoken.Load;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;

namespace Antiphon.Bench.Spoken.Steps;

/// <summary>What it costs to speak step by step: the context that chunks share is computed for each of them.</summary>
internal sealed class StepBenchmark : IBenchmark
{
    private const double Goal = 1.35;
    private const int SampleRate = 24_000;
    private static readonly string LongText = string.Concat(
        Enumerable.Repeat("This is a sentence of a long paragraph that goes on and on without a comma in it. ", 400));

    public string Name => "i";

    public string Title =>
        "40 words by the voice in the box in the steps of a stream against the same in one step, in process on one core; managed memory it "
            + "takes";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var rows = new List<BenchRow>();
        using (var sentence = LoadedSentence.Load(FirstSoundBenchmark.FortyWords))
        {
            rows.Add(Compare("a stream's first piece", sentence, isFirst: true, settings));
            rows.Add(Compare("a later piece", sentence, isFirst: false, settings));
        }

        await using var voice = new HibariSynthesizer(new NeuralRuntime());
        await voice.StartAsync(CancellationToken.None);
        rows.Add(await CountAsync("the engine alone", () => SayAsync(voice), settings));
        rows.Add(await CountAsync("a whole session", () => SpeakAsync(voice), settings));
        rows.Add(await CountTurnsAsync(settings));
        return rows;
    }

    private static BenchRow Compare(string name, LoadedSentence sentence, bool isFirst, BenchSettings settings)
    {
        var steps = new Workload(count => Repeat(count, () => sentence.SayInSteps(isFirst)));
        var whole = new Workload(count => Repeat(count, sentence.SayWhole));
        var result = Harness.Compare(settings, steps, whole, operationsPerRun: 1);
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"steps {result.OursNanoseconds / 1e6,5:0.0} ms   whole {result.PeerNanoseconds / 1e6,5:0.0} ms   "
            + $"ratio {result.Ratio:0.00}   {sentence.Length.TotalSeconds:0.0} s of audio");
        return new BenchRow(name, figures, $"<= {Goal} times", result.Ratio <= Goal);
    }

    private static void Repeat(int count, Action action)
    {
        for (var n = 0; n < count; n++) action();
    }

    // The first turns fill caches and pools.
    private static async Task<BenchRow> CountAsync(string name, Func<Task<TimeSpan>> speakAsync, BenchSettings settings)
    {
        for (var n = 0; n < 3; n++) await speakAsync();
        var (spoken, before) = (TimeSpan.Zero, GC.GetTotalAllocatedBytes(precise: true));
        for (var n = 0; n < settings.Rounds; n++) spoken += await speakAsync();
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / spoken.TotalSeconds;
        return new BenchRow(name + ", managed memory", FormattableString.Invariant($"{bytes:0} bytes a second of audio"));
    }

    private static async Task<TimeSpan> SayAsync(HibariSynthesizer voice)
    {
        var samples = 0;
        foreach (var text in LoadText.Paragraphs)
        {
            var request = new SpeechRequest { Voice = voice.Voices[0], Text = text, Place = 1 };
            await foreach (var chunk in voice.SynthesizeAsync(request, CancellationToken.None)) samples += chunk.Samples.Length;
        }

        return TimeSpan.FromSeconds((double)samples / SampleRate);
    }

    private static async Task<TimeSpan> SpeakAsync(HibariSynthesizer voice)
    {
        using var session = new SpeechSession(SetupOf(voice), TimeProvider.System);
        var speaking = session.RunAsync(CancellationToken.None);
        foreach (var text in LoadText.Paragraphs) await session.AppendAsync(text, flush: false, CancellationToken.None);
        session.Complete();
        await speaking;
        return session.Spoken;
    }

    // An engine without work: what is left is the scheduler's and the session's.
    private static async Task<BenchRow> CountTurnsAsync(BenchSettings settings)
    {
        using var scheduler = new StepScheduler(new SchedulerOptions { Slots = 1 }, TimeProvider.System);
        ISynthesizer engine = new BusySynthesizer(TimeSpan.Zero);
        return await CountAsync("a session in turns", () => SpeakInTurnsAsync(scheduler, engine), settings);
    }

    private static async Task<TimeSpan> SpeakInTurnsAsync(StepScheduler scheduler, ISynthesizer engine)
    {
        using var steps = SpeechSteps.Admit(scheduler, "bench", engine);
        using var session = new SpeechSession(SetupOf(engine) with { Steps = steps }, TimeProvider.System);
        await session.AppendAsync(LongText, flush: false, CancellationToken.None);
        session.Complete();
        await session.RunAsync(CancellationToken.None);
        return session.Spoken;
    }

    private static SpeechSessionSetup SetupOf(ISynthesizer engine) => new()
    {
        Engine = engine,
        Voice = engine.Voices[0],
        Format = new AudioFormat(AudioCodec.Pcm, engine.Voices[0].SampleRate),
        Output = new DeafListener(),
    };

    private sealed class DeafListener : ISpeechOutput
    {
        public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
