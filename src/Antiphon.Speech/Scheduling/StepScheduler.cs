using System.Diagnostics.Metrics;
using System.Globalization;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Native;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Step 6 of a stream's life: owns the cores. A step is one call of an engine for its next chunk; so many run at a time as there are slots,
/// each on a thread of its own, so that the threads of the pool stay free for sockets. Which one is next, <see cref="StepQueue"/> says; who
/// may begin at all, <see cref="LoadAdmission"/>. An engine that waits for another process gives its slot back meanwhile. Safe for
/// concurrent use.
/// </summary>
public sealed class StepScheduler : IDisposable
{
    private readonly object _gate = new();
    private readonly StepQueue _queue;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Thread[] _slots;
    private bool _isStopping;

    /// <param name="options">How the cores are shared.</param>
    /// <param name="time">The clock of deadlines.</param>
    /// <param name="meters">Makes the meter <c>Antiphon.Speech</c>; null makes one of the scheduler's own.</param>
    public StepScheduler(SchedulerOptions options, TimeProvider time, IMeterFactory? meters = null)
    {
        options.Validate();
        (_time, _start) = (time, time.GetTimestamp());
        _queue = new StepQueue(options);
        Admission = new LoadAdmission(options);
        Metrics = new SchedulerMetrics(meters, this);
        _slots = [.. Enumerable.Range(1, options.Slots).Select(StartSlot)];
    }

    /// <summary>Cores that the streams that speak now need to go on in real time.</summary>
    public double Load => Admission.Load(Now);

    /// <summary>Steps that wait for a slot.</summary>
    public int Waiting
    {
        get { lock (_gate) return _queue.Count; }
    }

    internal LoadAdmission Admission { get; }

    internal SchedulerMetrics Metrics { get; }

    /// <summary>Core time of the calling thread. Tests replace it.</summary>
    internal Func<TimeSpan> CoreClock { get; init; } = static () => ThreadCpuClock.Now;

    internal TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Admits a stream that will speak, unless the streams that speak now leave it too little of the machine.</summary>
    /// <param name="account">Name of the account: the slots are shared fairly between accounts.</param>
    /// <param name="kind">What the stream's steps are.</param>
    /// <returns>The stream's way to the slots; disposing it makes room for another.</returns>
    /// <exception cref="EngineException">Busy: the machine cannot carry it. Running streams are not harmed.</exception>
    public ScheduledStream Admit(string account, StepKind kind)
    {
        var load = Admission.Admit(kind, Now);
        if (load is null)
        {
            Metrics.Refused(kind.Name);
            throw EngineException.ForClient(EngineFailure.Busy, string.Create(CultureInfo.InvariantCulture,
                $"The streams that speak now keep {Load:0.00} of the {Admission.Capacity:0.00} cores that may be used busy: one more would make all of them falter. Try again when some have ended, or give the server more cores."));
        }

        lock (_gate) return new ScheduledStream(this, new StepTurn(_queue.Join(account), this) { IsMeasured = load.Cost.TakeSample() }, load);
    }

    /// <summary>
    /// Admits work that nobody waits for. It is never refused and counts as no load: its session says that its listener has hours in hand
    /// (<see cref="Sessions.SpeechSession.InHand"/>), so that it gets the turns that no stream wants.
    /// </summary>
    /// <param name="account">As for <see cref="Admit"/>.</param>
    /// <param name="kind">What the stream's steps are.</param>
    public ScheduledStream AdmitBackground(string account, StepKind kind)
    {
        var load = Admission.AdmitBackground(kind);
        lock (_gate) return new ScheduledStream(this, new StepTurn(_queue.Join(account), this) { IsMeasured = load.Cost.TakeSample() }, load);
    }

    /// <summary>Ends: steps that wait fail, those that run are waited for.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopping = true;
            while (_queue.TryTake(Now, out var step)) ((StepTurn)step).Fail(Stopped());
            Monitor.PulseAll(_gate);
        }

        foreach (var slot in _slots) slot.Join();
        Metrics.Dispose();
    }

    internal void Enter(StepTurn turn, TimeSpan deadline)
    {
        lock (_gate)
        {
            if (_isStopping) throw Stopped();
            _queue.Add(turn, deadline, Now);
            Monitor.Pulse(_gate);
        }
    }

    internal bool TryWithdraw(StepTurn turn)
    {
        lock (_gate) return _queue.Remove(turn);
    }

    internal void Leave(StepTurn turn)
    {
        lock (_gate) _queue.Leave(turn.Account);
    }

    private static EngineException Stopped() => new(EngineFailure.Unavailable, "the scheduler has stopped");

    private Thread StartSlot(int number)
    {
        var slot = new Thread(Work) { Name = string.Create(CultureInfo.InvariantCulture, $"antiphon slot {number}"), IsBackground = true };
        slot.Start();
        return slot;
    }

    private void Work()
    {
        while (TakeNext() is { } turn)
        {
            // After it has run, the turn is its stream's again.
            var (account, isUrgent) = (turn.Account, turn.Line is not null);
            var took = turn.Run();
            if (isUrgent) Charge(account, took);
        }
    }

    private void Charge(AccountShare account, TimeSpan took)
    {
        lock (_gate) _queue.Charge(account, took);
    }

    /// <returns>Null when the scheduler ends.</returns>
    private StepTurn? TakeNext()
    {
        lock (_gate)
        {
            while (!_isStopping)
            {
                if (_queue.TryTake(Now, out var step)) return (StepTurn)step;
                Monitor.Wait(_gate);
            }

            return null;
        }
    }
}
