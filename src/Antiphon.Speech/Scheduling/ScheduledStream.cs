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
    internal TimeSpan SlotWait { get; private set; }

    /// <summary>Runs the engine's next step when it is the stream's turn.</summary>
    /// <param name="speech">What the engine was asked for. Its synchronous part runs on a slot's thread.</param>
    /// <param name="audioAhead">What the listener has in hand; nothing means that it waits now.</param>
    /// <param name="cancellationToken">Takes a waiting step out of the queue at once; one that runs is the engine's to end.</param>
    /// <returns>As <see cref="IAsyncEnumerator{T}.MoveNextAsync"/>.</returns>
    /// <exception cref="EngineException">The engine failed, or the scheduler has stopped.</exception>
    /// <remarks>An inline step costs nothing more than the engine's call, unless its chunk is measured or the metrics are listened to.</remarks>
    internal ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SpeechChunk> speech, TimeSpan audioAhead, CancellationToken cancellationToken)
    {
        _scheduler.Admission.Begin(_load);
        var isUnseen = Place == StepPlace.Inline && !_turn.IsMeasured && !_scheduler.Metrics.AreHeard;
        return isUnseen ? speech.MoveNextAsync() : TakeTurnAsync(speech, audioAhead, cancellationToken);
    }

    /// <summary>This thread's core time: the difference around a chunk's encoding is part of what the chunk costs. Zero while nothing is measured.</summary>
    internal TimeSpan CoreTime => _turn.CoreTime;

    /// <summary>Counts a chunk that is encoded.</summary>
    /// <param name="audio">Its length.</param>
    /// <param name="encoding">Core time of its encoding.</param>
    /// <param name="audioAhead">What the listener has in hand with it.</param>
    internal void Made(TimeSpan audio, TimeSpan encoding, TimeSpan audioAhead)
    {
        _load.PlaysUntil = _scheduler.Now + audioAhead;
        if (_turn.IsMeasured)
        {
            // The core time of another process is not known here. It is at most the time waited for the answer. An engine that needs longer
            // than its audio lasts was waiting itself.
            var elsewhere = _elsewhere < audio ? _elsewhere : audio;
            _scheduler.Admission.Measured(_load, _cpu + elsewhere + encoding, audio);
        }

        (_cpu, _elsewhere) = (TimeSpan.Zero, TimeSpan.Zero);
        _turn.IsMeasured = _load.Cost.TakeSample();
    }

    /// <summary>A piece is spoken. Until more text comes, the stream counts only while its listener has something to hear.</summary>
    internal void Rest()
    {
        _turn.EndPiece();
        _load.HasText = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        LoadAdmission.Remove(_load);
        _scheduler.Leave(_turn);
    }

    private StepPlace Place => _load.Cost.Kind.Place;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TakeTurnAsync(IAsyncEnumerator<SpeechChunk> speech, TimeSpan audioAhead, CancellationToken cancellationToken)
    {
        var entered = _scheduler.Now;
        var (deadline, isDry) = (entered + audioAhead, audioAhead <= TimeSpan.Zero);
        var step = Place == StepPlace.Slot
            ? await _turn.QueueAsync(speech, deadline, cancellationToken).ConfigureAwait(false)
            : _turn.Start(speech, isDry);
        NoteTurn(entered);

        var isElsewhere = !step.IsCompleted && Place == StepPlace.OtherProcess;
        var more = isElsewhere ? await ElsewhereAsync(step).ConfigureAwait(false) : await step.ConfigureAwait(false);
        if (more && !isDry && !_load.IsBackground) _scheduler.Metrics.Slack(_load.Cost.Kind.Name, deadline - _scheduler.Now);
        return more;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ElsewhereAsync(ValueTask<bool> step)
    {
        var began = _scheduler.Now;
        var more = await step.ConfigureAwait(false);
        _elsewhere += _scheduler.Now - began;
        return more;
    }

    private void NoteTurn(TimeSpan entered)
    {
        var waited = _turn.BeganAt - entered;
        SlotWait += waited;
        _cpu += _turn.Cpu;
        if (!_load.IsBackground) _scheduler.Metrics.SlotWait(_load.Cost.Kind.Name, waited);
    }
}
