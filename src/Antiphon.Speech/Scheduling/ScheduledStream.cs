using System.Runtime.CompilerServices;
using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Scheduling;

/// <summary>One admitted stream: its way to the slots, and what it has cost. Used by one task at a time; disposing it gives its part of the machine back.</summary>
public sealed class ScheduledStream : IDisposable
{
    private readonly StepScheduler _scheduler;
    private readonly StepTurn _turn;
    private readonly StreamLoad _load;
    private TimeSpan _cpu;
    private TimeSpan _elsewhere;
    private int _disposed;

    internal ScheduledStream(StepScheduler scheduler, StepTurn turn, StreamLoad load) => (_scheduler, _turn, _load) = (scheduler, turn, load);

    /// <summary>How long its steps have waited for a slot, all together.</summary>
    public TimeSpan SlotWait { get; private set; }

    /// <summary>Runs the engine's next step when it is the stream's turn.</summary>
    /// <param name="speech">What the engine was asked for. Its synchronous part runs on a slot's thread.</param>
    /// <param name="audioAhead">What the listener has in hand; nothing means that it waits now.</param>
    /// <param name="cancellationToken">Takes a waiting step out of the queue at once; one that runs is the engine's to end.</param>
    /// <returns>As <see cref="IAsyncEnumerator{T}.MoveNextAsync"/>.</returns>
    /// <exception cref="EngineException">The engine failed, or the scheduler has stopped.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SpeechChunk> speech, TimeSpan audioAhead, CancellationToken cancellationToken)
    {
        var entered = _scheduler.Now;
        var (deadline, isDry) = (entered + audioAhead, audioAhead <= TimeSpan.Zero);
        _scheduler.Admission.Begin(_load);
        var step = _load.Cost.Step < _scheduler.ShortStep
            ? _turn.Start(speech, isDry)
            : await _turn.QueueAsync(speech, deadline, cancellationToken).ConfigureAwait(false);
        NoteTurn(entered);

        var handedOver = _scheduler.Now;
        var isElsewhere = !step.IsCompleted;
        var more = await step.ConfigureAwait(false);
        if (isElsewhere) _elsewhere += _scheduler.Now - handedOver;
        if (more && !isDry) _scheduler.Metrics.Slack(_load.Cost.Engine, deadline - _scheduler.Now);
        return more;
    }

    /// <summary>Counts a chunk that is encoded.</summary>
    /// <param name="audio">Its length.</param>
    /// <param name="encoding">Core time of its encoding.</param>
    /// <param name="audioAhead">What the listener has in hand with it.</param>
    public void Made(TimeSpan audio, TimeSpan encoding, TimeSpan audioAhead)
    {
        // What another process does cannot be seen from here. It keeps a core busy at most while it is waited for, and no longer than its
        // audio lasts: beyond that it was waiting too.
        var elsewhere = _elsewhere < audio ? _elsewhere : audio;
        _scheduler.Admission.Made(_load, _cpu + elsewhere + encoding, audio, _scheduler.Now + audioAhead);
        (_cpu, _elsewhere) = (TimeSpan.Zero, TimeSpan.Zero);
    }

    /// <summary>All text is spoken for now: until more comes, the stream counts only while its listener has something to hear.</summary>
    public void Rest() => _scheduler.Admission.Rest(_load);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _scheduler.Admission.Remove(_load);
        _scheduler.Leave(_turn);
    }

    private void NoteTurn(TimeSpan entered)
    {
        var waited = _turn.BeganAt - entered;
        SlotWait += waited;
        _cpu += _turn.Cpu;
        _scheduler.Admission.Stepped(_load, _turn.Held);
        _scheduler.Metrics.SlotWait(_load.Cost.Engine, waited);
    }
}
