using System.Globalization;
using System.Diagnostics.Metrics;
using Antiphon.Audio;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;

namespace Antiphon.Bench.Scheduling;

/// <summary>
/// What a newcomer waits for while one key has long paragraphs read on every slot: the earliest deadline first, against the first come.
/// </summary>
internal sealed class FloodBenchmark : IBenchmark
{
    private const int Flood = 30;
    private const int MostRounds = 5;
    private const double FewestTimes = 4;
    private static readonly TimeSpan NewcomersApart = TimeSpan.FromMilliseconds(100);

    // As heavy as a neural voice.
    private static readonly BusySynthesizer Engine = new(TimeSpan.FromMilliseconds(10));
    private static readonly string Paragraph = string.Concat(
        Enumerable.Repeat("This is a sentence of a long paragraph that goes on. ", 600));

    public string Name => "h";

    public string Title =>
        "first audio of a newcomer among 30 streams of long paragraphs on one slot, by deadline against first come first served; goal: 4 "
            + "times sooner";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var (deadline, arrival) = (new Side(), new Side());
        for (var round = 0; round < Math.Min(settings.Rounds, MostRounds); round++)
        {
            await MeasureAsync(StepOrder.Deadline, settings, deadline);
            await MeasureAsync(StepOrder.Arrival, settings, arrival);
        }

        var times = Harness.Median(deadline.Rounds.Zip(arrival.Rounds, (ours, theirs) => theirs / ours));
        return
        [
            new BenchRow("by deadline", deadline.Figures),
            new BenchRow("by arrival", arrival.Figures),
            new BenchRow("sooner", FormattableString.Invariant($"{times:0.0} times"), $">= {FewestTimes}", times >= FewestTimes),
        ];
    }

    private static async Task MeasureAsync(StepOrder order, BenchSettings settings, Side side)
    {
        using var scheduler = new StepScheduler(new SchedulerOptions { Slots = 1, Order = order, MaxLoad = 1_000 }, TimeProvider.System);
        using var underruns = side.CountUnderruns();
        using var stop = new CancellationTokenSource();
        var (heard, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var output = new Listener(() =>
        {
            if (Interlocked.Increment(ref heard) == 4 * Flood) all.SetResult();
        });
        var flood = Enumerable.Range(0, Flood).Select(_ => Task.Run(() => SpeakAsync(scheduler, "flood", Paragraph, output, stop.Token)))
            .ToArray();
        await all.Task;

        var first = new List<double>();
        for (var n = 0; n < (settings.IsJudged ? 8 : 1); n++)
        {
            // One step each: 10 % of the slot beside the flood's 75 %.
            await Task.Delay(NewcomersApart, stop.Token);
            first.Add(await SpeakAsync(scheduler, "newcomer", "Hello.", new Listener(() => { }), default));
        }

        side.Add(first);
        await stop.CancelAsync();
        await ((Task)Task.WhenAll(flood)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <returns>Milliseconds to the first audio.</returns>
    private static async Task<double> SpeakAsync(
        StepScheduler scheduler, string account, string text, ISpeechOutput output, CancellationToken stop)
    {
        using var steps = SpeechSteps.Admit(scheduler, account, Engine);
        using var session = new SpeechSession(
            Engine, Engine.Voices[0], new AudioFormat(AudioCodec.Pcm, 16_000), output, new SpeechSessionOptions(), TimeProvider.System)
        {
            Steps = steps,
        };
        await session.AppendAsync(text, flush: false, stop);
        session.Complete();
        await session.RunAsync(stop);
        var times = session.FirstAudio!.Value;
        return (times.Slot + times.Engine + times.Delivery).TotalMilliseconds;
    }

    private sealed class Listener(Action heard) : ISpeechOutput
    {
        public ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
        {
            heard();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Side
    {
        private readonly List<double> _all = [];
        private long _underruns;

        /// <summary>Median of each round.</summary>
        public List<double> Rounds { get; } = [];

        public string Figures => string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {Harness.Median(_all):0.0} ms, longest {_all.Max():0.0} ms of {_all.Count}; "
            + $"{_underruns} of the flood's chunks came too late");

        public void Add(List<double> first)
        {
            Rounds.Add(Harness.Median(first));
            _all.AddRange(first);
        }

        public MeterListener CountUnderruns()
        {
            var listener = new MeterListener
            {
                InstrumentPublished = static (instrument, heard) =>
                {
                    if (instrument.Name == "antiphon.scheduler.underruns") heard.EnableMeasurementEvents(instrument);
                },
            };
            listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _underruns, count));
            listener.Start();
            return listener;
        }
    }
}
