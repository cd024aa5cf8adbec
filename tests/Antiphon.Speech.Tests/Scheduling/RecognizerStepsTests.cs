using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>
/// Steps that are no speech: a recognizer takes 100 ms of what is said to it in 2 ms of core time and must answer before the next 200 ms
/// are over. It shares one slot and one queue with speech.
/// </summary>
public sealed class RecognizerStepsTests
{
    private static readonly TimeSpan Part = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Due = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PartCost = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan ChunkCost = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task Recognizers_AmongSpeech_MissNoDeadline()
    {
        using var machine = new VirtualMachine(new SchedulerOptions { AssumedMedia = TimeSpan.FromTicks(1) });
        using var gate = new ManualResetEventSlim();
        var recognizers = Enumerable.Range(0, 20).Select(n => new FakeRecognizer(machine, Due + (n * PartCost))).ToList();
        using var blocker = machine.Admit();
        var held = Stage.MoveAsync(blocker, new ScriptedStep(_ =>
        {
            gate.Wait(Stage.Patience);
            return new ValueTask<bool>(true);
        }));
        var speech = Enumerable.Range(0, 60).Select(_ => machine.Admit()).ToList();

        // All of it waits when the slot becomes free: 60 chunks that are made ahead, which take 600 ms, and 20 recognizers.
        var made = speech.Select(stream => Stage.MoveAsync(stream, machine.Step(ChunkCost), slack: 2)).ToList();
        var heard = recognizers.Select(recognizer => recognizer.RunAsync()).ToList();
        gate.Set();
        await Task.WhenAll([held, .. made, .. heard]);

        recognizers.ShouldAllBe(recognizer => recognizer.Missed == 0);
        machine.Costs.Single(cost => cost.Kind == "recognizer").PerSecond.ShouldBe(PartCost / Part, 1e-6);
        recognizers.ForEach(recognizer => recognizer.Dispose());
        speech.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public void Recognizers_InRealTimeBesideSpeech_MissNoDeadline()
    {
        var recognizers = Enumerable.Range(0, 15).Select(n => new SimulatedStream
        {
            Account = $"recognizer {n}",
            Start = TimeSpan.FromMilliseconds(7 * n),
            Lead = Due,
            FirstChunk = Part,
            Chunk = Part,
            Sentence = Part,
            Cost = PartCost,
        });
        var speech = Enumerable.Range(0, 35)
            .Select(n => new SimulatedStream { Account = $"speech {n}", Start = TimeSpan.FromMilliseconds(31 * n) });
        var all = new SimulatedMachine(new SchedulerOptions { Slots = 1 }, admitsAll: true)
            .Run([.. recognizers, .. speech], TimeSpan.FromSeconds(30));

        all.ShouldAllBe(stream => stream.Outcome.Underruns == 0);
        all.ShouldAllBe(stream => stream.Outcome.Made > TimeSpan.FromSeconds(20));
    }

    private sealed class FakeRecognizer(VirtualMachine machine, TimeSpan due) : IStep, IDisposable
    {
        private static readonly StepKind Kind = new("recognizer");
        private readonly ScheduledStream _stream = machine.Scheduler.Admit("listener", Kind);
        private TimeSpan _deadline;

        public int Missed { get; private set; }

        ValueTask<bool> IStep.RunAsync()
        {
            machine.Spend(PartCost);
            if (machine.Now > _deadline) Missed++;
            return new ValueTask<bool>(false);
        }

        public async Task RunAsync()
        {
            _deadline = machine.Now + due;
            await Stage.MoveAsync(_stream, this, due.TotalSeconds);
            _stream.Report(Part, TimeSpan.Zero, due);
        }

        public void Dispose() => _stream.Dispose();
    }
}
