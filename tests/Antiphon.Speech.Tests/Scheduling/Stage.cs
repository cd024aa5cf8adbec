using System.Collections.Concurrent;
using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>
/// A scheduler whose every step goes through a slot, on a clock that stands still, and steps that begin and end when the test says.
/// </summary>
internal sealed class Stage : IDisposable
{
    // Ends the waits that a fault would make endless; no test's result depends on its length.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BlockingCollection<string> _began = new(1_000);

    public Stage(SchedulerOptions? options = null) =>
        Scheduler = new StepScheduler(options ?? new SchedulerOptions { Slots = 1 }, Time);

    public ManualTime Time { get; } = new();

    public StepScheduler Scheduler { get; }

    public ScheduledStream Admit(string account = "account") => Scheduler.Admit(account, new StepKind("engine"));

    /// <summary>A step that tells that it began and ends at once.</summary>
    public ScriptedStep Quick(string name) => new(_ =>
    {
        _began.Add(name);
        return new ValueTask<bool>(true);
    });

    /// <summary>A step that tells that it began and keeps its thread until the gate opens.</summary>
    public ScriptedStep Gated(string name, ManualResetEventSlim gate) => new(_ =>
    {
        _began.Add(name);
        gate.Wait(Patience).ShouldBeTrue();
        return new ValueTask<bool>(true);
    });

    /// <summary>Asks for a stream's next step.</summary>
    public static Task<bool> MoveAsync(
        ScheduledStream stream, IStep step, double slack = 0, CancellationToken cancellationToken = default) =>
        stream.RunAsync(step, TimeSpan.FromSeconds(slack), cancellationToken).AsTask().WaitAsync(Patience, CancellationToken.None);

    /// <summary>Waits for the next step to begin and says which.</summary>
    public string NextBegun()
    {
        _began.TryTake(out var name, Patience).ShouldBeTrue("no step begins");
        return name!;
    }

    public bool HasBegun() => _began.Count > 0;

    public void Dispose()
    {
        Scheduler.Dispose();
        _began.Dispose();
    }
}
