using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// A stream's next step on its way through the queue and a slot. The slot's thread runs the step up to where it first waits for something
/// else, hands over what is left of it and is free. One turn at a time; used again for every step of its stream.
/// </summary>
internal sealed class StepTurn(AccountShare account, StepScheduler scheduler) : WaitingStep(account), IValueTaskSource<ValueTask<bool>>
{
    // The session goes on elsewhere: the slot's thread is for steps only.
    private ManualResetValueTaskSourceCore<ValueTask<bool>> _run = new() { RunContinuationsAsynchronously = true };
    private IAsyncEnumerator<SpeechChunk>? _speech;

    /// <summary>Whether its core time is wanted: to read that clock is a call of the system.</summary>
    public bool IsMeasured { get; set; } = true;

    /// <summary>This thread's core time; zero while it is not wanted.</summary>
    public TimeSpan CoreTime => IsMeasured ? scheduler.CoreClock() : TimeSpan.Zero;

    /// <summary>When the step began, on the scheduler's clock.</summary>
    public TimeSpan BeganAt { get; private set; }

    /// <summary>Core time of the step's synchronous part; zero where it is not measured.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Waits for a slot and runs the step there.</summary>
    /// <returns>The rest of the step: complete, unless the engine waits for something else.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before it began.</exception>
    /// <exception cref="EngineException">The scheduler has stopped.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ValueTask<bool>> QueueAsync(IAsyncEnumerator<SpeechChunk> speech, TimeSpan deadline, CancellationToken cancellationToken)
    {
        _run.Reset();
        _speech = speech;
        scheduler.Enter(this, deadline);
        var registration = cancellationToken.UnsafeRegister(static (turn, token) => ((StepTurn)turn!).Cancel(token), this);
        await using (registration.ConfigureAwait(false))
        {
            return await new ValueTask<ValueTask<bool>>(this, _run.Version).ConfigureAwait(false);
        }
    }

    /// <summary>Runs the step on this thread, up to where it first waits.</summary>
    /// <param name="speech">Whose next chunk is made.</param>
    /// <param name="isDry">Whether the listener has nothing to hear.</param>
    public ValueTask<bool> Start(IAsyncEnumerator<SpeechChunk> speech, bool isDry)
    {
        var cpu = CoreTime;
        BeganAt = scheduler.Now;
        var step = StepAsync(speech, isDry);
        Cpu = CoreTime - cpu;
        return step;
    }

    /// <summary>Called by a slot's thread.</summary>
    /// <returns>Core time that it took. The stream may be on its next step already.</returns>
    public TimeSpan Run()
    {
        var step = Start(_speech!, IsDry);
        var took = Cpu;
        _run.SetResult(step);
        return took;
    }

    /// <summary>The step will never run.</summary>
    public void Fail(Exception reason) => _run.SetException(reason);

    ValueTask<bool> IValueTaskSource<ValueTask<bool>>.GetResult(short token) => _run.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ValueTask<bool>>.GetStatus(short token) => _run.GetStatus(token);

    void IValueTaskSource<ValueTask<bool>>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _run.OnCompleted(continuation, state, token, flags);

    // A step that throws at once and one that fails later look the same from here on.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> StepAsync(IAsyncEnumerator<SpeechChunk> speech, bool isDry)
    {
        var more = await speech.MoveNextAsync().ConfigureAwait(false);

        // Preparing and the first sound are one step for a listener who has nothing: in two, each would wait for a slot. Only once:
        // an engine may not keep a slot by preparing for ever.
        return more && isDry && speech.Current.Samples.IsEmpty ? await speech.MoveNextAsync().ConfigureAwait(false) : more;
    }

    private void Cancel(CancellationToken token)
    {
        if (scheduler.TryWithdraw(this)) Fail(new OperationCanceledException(token));
    }
}
