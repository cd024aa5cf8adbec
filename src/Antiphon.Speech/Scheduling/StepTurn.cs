using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// A stream's next step on its way through the queue and a slot. The slot's thread runs the step up to where it first waits asynchronously,
/// hands the rest of it to the stream and is free. One turn at a time; used again for every step of its stream.
/// </summary>
internal sealed class StepTurn(AccountShare account, SlotPool pool) : WaitingStep(account), IValueTaskSource<ValueTask<bool>>
{
    // The stream goes on elsewhere: the slot's thread is for steps only.
    private ManualResetValueTaskSourceCore<ValueTask<bool>> _run = new() { RunContinuationsAsynchronously = true };
    private IStep? _step;

    /// <summary>Whether its cost is wanted: reading the clock of a thread is a system call.</summary>
    public bool IsMeasured { get; set; } = true;

    /// <summary>When the step began, on the pool's clock.</summary>
    public TimeSpan BeganAt { get; private set; }

    /// <summary>What the step's synchronous part is charged; zero where it is not measured.</summary>
    public TimeSpan Cost { get; private set; }

    private TimeSpan ThreadTime => IsMeasured ? pool.ThreadTime : TimeSpan.Zero;

    /// <summary>Waits for a slot and runs the step there.</summary>
    /// <returns>The rest of the step: complete, unless the step waits for something else.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before it began.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ValueTask<bool>> QueueAsync(IStep step, TimeSpan deadline, CancellationToken cancellationToken)
    {
        _run.Reset();
        _step = step;
        pool.Enter(this, deadline);
        var registration = cancellationToken.UnsafeRegister(static (turn, token) => ((StepTurn)turn!).Cancel(token), this);
        await using (registration.ConfigureAwait(false))
        {
            return await new ValueTask<ValueTask<bool>>(this, _run.Version).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the step on this thread, up to where it first waits. Never throws.</summary>
    public ValueTask<bool> Start(IStep step)
    {
        var before = ThreadTime;
        BeganAt = pool.Now;
        var rest = Begin(step);
        Cost = ThreadTime - before;
        return rest;
    }

    /// <summary>Called by a slot's thread.</summary>
    /// <returns>What it is charged. The stream may be on its next step already.</returns>
    public TimeSpan Run()
    {
        var rest = Start(_step!);
        var cost = Cost;
        _run.SetResult(rest);
        return cost;
    }

    /// <summary>The step will never run.</summary>
    public void Fail(Exception reason) => _run.SetException(reason);

    ValueTask<bool> IValueTaskSource<ValueTask<bool>>.GetResult(short token) => _run.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ValueTask<bool>>.GetStatus(short token) => _run.GetStatus(token);

    void IValueTaskSource<ValueTask<bool>>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _run.OnCompleted(continuation, state, token, flags);

    // A step that throws at once must not end the slot's thread: its stream gets the failure, as from a step that fails later.
    private static ValueTask<bool> Begin(IStep step)
    {
        try
        {
            return step.RunAsync();
        }
        catch (Exception failure)
        {
            return ValueTask.FromException<bool>(failure);
        }
    }

    private void Cancel(CancellationToken token)
    {
        if (pool.TryWithdraw(this)) Fail(new OperationCanceledException(token));
    }
}
