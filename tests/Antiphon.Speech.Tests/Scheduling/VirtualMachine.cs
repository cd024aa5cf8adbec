using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>
/// A scheduler of one slot on virtual clocks that only the steps move, and an engine in this process whose steps need a runner, of which
/// there is one. A step with audio costs 10 ms of core time for 1 s of audio; a piece ends with a step that costs 2 µs and makes none.
/// </summary>
internal sealed class VirtualMachine : IDisposable
{
    public const double TrueCost = 0.01;
    private const int ChunksPerPiece = 2;
    private const int Pieces = 3;
    private static readonly TimeSpan StepCost = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LastStepCost = TimeSpan.FromMicroseconds(2);
    private static readonly TimeSpan Chunk = TimeSpan.FromSeconds(1);
    private readonly ThreadLocal<TimeSpan> _core = new();
    private readonly SemaphoreSlim _runner = new(1, 1);
    private int _stepsElsewhere;

    public VirtualMachine(SchedulerOptions? options = null) =>
        Scheduler = new StepScheduler(
            options ?? new SchedulerOptions(), Time, classes: [new SlotClass(SlotClass.CpuName, 1, () => _core.Value)]);

    public ManualTime Time { get; } = new();

    public StepScheduler Scheduler { get; }

    /// <summary>Steps that ran outside the slot.</summary>
    public int StepsElsewhere => Volatile.Read(ref _stepsElsewhere);

    /// <summary>What each kind of steps is taken to cost.</summary>
    public IReadOnlyList<(string Kind, double PerSecond)> Costs => Scheduler.Pools.Single().Admission.Costs();

    public TimeSpan Now => TimeSpan.FromTicks(Time.GetTimestamp());

    public double Cost => Costs.ShouldHaveSingleItem().PerSecond;

    public ScheduledStream Admit() => Scheduler.Admit("account", new StepKind("engine"));

    /// <summary>Speaks a text that is there at once, to its end.</summary>
    public Task SpeakAsync(ScheduledStream stream) => SpeakPiecesAsync(stream).WaitAsync(Stage.Patience);

    /// <summary>A step that costs this much core time.</summary>
    public IStep Step(TimeSpan cost) => new ScriptedStep(_ =>
    {
        Spend(cost);
        return new ValueTask<bool>(true);
    });

    /// <summary>Called by a step: takes core time.</summary>
    public void Spend(TimeSpan cost)
    {
        _core.Value += cost;
        Time.Advance(cost);
    }

    public void Dispose()
    {
        Scheduler.Dispose();
        _core.Dispose();
        _runner.Dispose();
    }

    private async Task SpeakPiecesAsync(ScheduledStream stream)
    {
        var playsUntil = Now;
        for (var piece = 0; piece < Pieces; piece++)
        {
            var steps = new ScriptedStep(StepAsync);
            while (await stream.RunAsync(steps, Buffered(), CancellationToken.None))
            {
                playsUntil = Now + Buffered() + Chunk;
                stream.Report(Chunk, TimeSpan.Zero, Buffered());
            }

            stream.Pause();
        }

        TimeSpan Buffered() => playsUntil > Now ? playsUntil - Now : TimeSpan.Zero;
    }

    private async ValueTask<bool> StepAsync(int number)
    {
        var more = number <= ChunksPerPiece;
        var hasSlot = Thread.CurrentThread.Name?.StartsWith("antiphon cpu", StringComparison.Ordinal) == true;
        if (!hasSlot) Interlocked.Increment(ref _stepsElsewhere);
        if (more) await _runner.WaitAsync();
        Spend(more ? StepCost : LastStepCost);
        if (more) _runner.Release();
        return more;
    }
}
