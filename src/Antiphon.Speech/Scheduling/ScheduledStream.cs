using System.Runtime.CompilerServices;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// One admitted stream: its way to the slots, and what it has cost. Used by one task at a time; disposing it makes room for another.
/// </summary>
public sealed class ScheduledStream : IDisposable
{
    private readonly SlotPool _pool;
    private readonly StepTurn _turn;
    private readonly StreamLoad _load;
    private TimeSpan _cost;
    private TimeSpan _elsewhere;
    private int _disposed;

    internal ScheduledStream(SlotPool pool, StepTurn turn, StreamLoad load) => (_pool, _turn, _load) = (pool, turn, load);

    /// <summary>How long its steps have waited for a slot, all together.</summary>
    internal TimeSpan SlotWait { get; private set; }

    /// <summary>
    /// Core time of this thread: the difference around what a session does with a step's result is part of the cost. Zero while nothing is
    /// measured.
    /// </summary>
    internal TimeSpan CoreTime => _turn.IsMeasured && _pool.IsCpu ? _pool.ThreadTime : TimeSpan.Zero;

    private StepPlace Place => _load.Cost.Kind.Place;

    /// <summary>Runs the stream's next step when it is its turn.</summary>
    /// <param name="step">Its synchronous part runs on a slot's thread.</param>
    /// <param name="slack">Time from now to the step's deadline; nothing or less: the client is starved and waits now.</param>
    /// <param name="cancellationToken">Takes a waiting step out of the queue at once; a step that runs must end itself.</param>
    /// <returns>Whether there is more.</returns>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    /// <remarks>
    /// What the step throws is thrown here. An inline step costs nothing more than the call, unless it is measured or the metrics are
    /// listened to.
    /// </remarks>
    internal ValueTask<bool> RunAsync(IStep step, TimeSpan slack, CancellationToken cancellationToken)
    {
        _pool.Admission.Begin(_load);
        var isUnseen = Place == StepPlace.Inline && !_turn.IsMeasured && !_pool.Metrics.AreObserved;
        return isUnseen ? step.RunAsync() : TakeTurnAsync(step, slack, cancellationToken);
    }

    /// <summary>Counts what steps have made, or have worked off.</summary>
    /// <param name="media">How long it lasts for the client.</param>
    /// <param name="cost">What was done with it since, as differences of <see cref="CoreTime"/>.</param>
    /// <param name="slack">Time from now to the next deadline.</param>
    internal void Report(TimeSpan media, TimeSpan cost, TimeSpan slack)
    {
        _load.BusyUntil = _pool.Now + slack;
        if (_turn.IsMeasured)
        {
            // The core time of another process is not known here. It is at most the time waited for the answer. A process that needs longer
            // than its result lasts was waiting itself.
            var elsewhere = _elsewhere < media ? _elsewhere : media;
            _pool.Admission.Measured(_load, _cost + elsewhere + cost, media);
        }

        (_cost, _elsewhere) = (TimeSpan.Zero, TimeSpan.Zero);
        _turn.IsMeasured = _load.Cost.TakeSample();
    }

    /// <summary>There is no work for now. Until the next step, the stream counts as load only up to its last deadline.</summary>
    internal void Pause()
    {
        _turn.ForgetArrival();
        _load.HasWork = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        LoadAdmission.Remove(_load);
        _pool.Leave(_turn);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TakeTurnAsync(IStep step, TimeSpan slack, CancellationToken cancellationToken)
    {
        var entered = _pool.Now;
        var (deadline, isStarved) = (entered + slack, slack <= TimeSpan.Zero);
        var rest = Place == StepPlace.Slot
            ? await _turn.QueueAsync(step, deadline, cancellationToken).ConfigureAwait(false)
            : _turn.Start(step);
        NoteTurn(entered);

        var isElsewhere = !rest.IsCompleted && Place == StepPlace.OtherProcess;
        var more = isElsewhere ? await ElsewhereAsync(rest).ConfigureAwait(false) : await rest.ConfigureAwait(false);
        if (more && !isStarved && !_load.IsBackground) _pool.Metrics.Slack(_load.Cost.Kind.Name, deadline - _pool.Now);
        return more;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ElsewhereAsync(ValueTask<bool> rest)
    {
        var began = _pool.Now;
        var more = await rest.ConfigureAwait(false);
        _elsewhere += _pool.Now - began;
        return more;
    }

    private void NoteTurn(TimeSpan entered)
    {
        var waited = _turn.BeganAt - entered;
        SlotWait += waited;
        _cost += _turn.Cost;
        if (!_load.IsBackground) _pool.Metrics.SlotWait(_load.Cost.Kind.Name, waited);
    }
}
