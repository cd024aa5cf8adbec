using System.Globalization;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// The slots of one class: their threads, the queue in front of them and the load on them. <see cref="StepQueue"/> decides which step is
/// next, <see cref="LoadAdmission"/> which stream may begin. Thread-safe.
/// </summary>
internal sealed class SlotPool : IDisposable
{
    private readonly object _gate = new();
    private readonly SlotClass _class;
    private readonly StepQueue _queue;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Thread[] _slots;
    private bool _isStopping;

    /// <param name="slots">How many slots, and what their steps are charged.</param>
    /// <param name="options">How they are shared.</param>
    /// <param name="time">The clock of deadlines.</param>
    /// <param name="metrics">Counts the steps.</param>
    public SlotPool(SlotClass slots, SchedulerOptions options, TimeProvider time, SchedulerMetrics metrics)
    {
        (_class, _time, _start, Metrics) = (slots, time, time.GetTimestamp(), metrics);
        _queue = new StepQueue(options);
        Admission = new LoadAdmission(options with { Slots = slots.Slots });
        _slots = [.. Enumerable.Range(1, slots.Slots).Select(StartSlot)];
    }

    public string Name => _class.Name;

    /// <summary>Whether these are the machine's cores.</summary>
    public bool IsCpu => Name == SlotClass.CpuName;

    /// <summary>Slots that the streams that are busy now need to go on in real time.</summary>
    public double Load => Admission.Load(Now);

    /// <summary>Steps that wait for a slot.</summary>
    public int Waiting
    {
        get { lock (_gate) return _queue.Count; }
    }

    public LoadAdmission Admission { get; }

    public SchedulerMetrics Metrics { get; }

    public TimeSpan Now => _time.GetElapsedTime(_start);

    /// <inheritdoc cref="SlotClass.Clock"/>
    public TimeSpan ThreadTime => _class.Clock();

    /// <inheritdoc cref="StepScheduler.Admit"/>
    public ScheduledStream Admit(string account, StepKind kind)
    {
        if (Admission.Admit(kind, Now) is { } load) return Join(account, load);
        Metrics.Refused(kind.Name);
        throw new SchedulerException(SchedulerFailure.Overloaded, Overloaded());
    }

    /// <inheritdoc cref="StepScheduler.AdmitBackground"/>
    public ScheduledStream AdmitBackground(string account, StepKind kind) => Join(account, Admission.AdmitBackground(kind));

    /// <inheritdoc cref="StepScheduler.AdmitPart"/>
    public ScheduledStream AdmitPart(string account, StepKind kind) => Join(account, Admission.AdmitAlways(kind));

    /// <summary>Puts a stream's next step into the queue.</summary>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    public void Enter(StepTurn turn, TimeSpan deadline)
    {
        lock (_gate)
        {
            if (_isStopping) throw Stopped();
            _queue.Add(turn, deadline, Now);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes a step out of the queue; false when it runs already or does not wait.</summary>
    public bool TryWithdraw(StepTurn turn)
    {
        lock (_gate) return _queue.Remove(turn);
    }

    /// <summary>The stream has ended.</summary>
    public void Leave(StepTurn turn)
    {
        lock (_gate) _queue.Leave(turn.Account);
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
    }

    private string Overloaded()
    {
        var (slots, more) = IsCpu ? ("cores", "cores") : ($"slots of {Name}", "slots");
        var load = string.Create(CultureInfo.InvariantCulture, $"{Load:0.00} of the {Admission.Capacity:0.00}");
        return $"The streams that speak now keep {load} {slots} that may be used busy: one more would make all of them falter. "
            + $"Try again when some have ended, or give the server more {more}.";
    }

    private static SchedulerException Stopped() => new(SchedulerFailure.Stopped, "the scheduler has stopped");

    private ScheduledStream Join(string account, StreamLoad load)
    {
        lock (_gate)
        {
            var turn = new StepTurn(_queue.Join(account), this) { IsMeasured = load.Cost.TakeSample() };
            return new ScheduledStream(this, turn, load);
        }
    }

    private Thread StartSlot(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"antiphon {Name} {number}");
        var slot = new Thread(Work) { Name = name, IsBackground = true };
        slot.Start();
        return slot;
    }

    private void Work()
    {
        while (TakeNext() is { } turn)
        {
            // After it has run, the turn is its stream's again.
            var (account, isUrgent) = (turn.Account, turn.Urgent is not null);
            var cost = turn.Run();
            if (isUrgent) Charge(account, cost);
        }
    }

    private void Charge(AccountShare account, TimeSpan cost)
    {
        lock (_gate) _queue.Charge(account, cost);
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
