using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Which of the waiting steps runs next. Pure: time is an argument (any monotonic origin), no threads; not thread-safe. Every call takes
/// time logarithmic in what waits.
/// <list type="bullet">
/// <item>Of listeners who have audio in hand, the one who runs out first is served first.</item>
/// <item>A listener who has none is due now and goes before them. Of several such, the key that has been served least goes first, by
/// start-time fair queueing; within a key, the first come.</item>
/// <item>Who has audio, but less than the reserve, takes turns with those who have none.</item>
/// </list>
/// So a newcomer waits for the steps that run, at most one of a listener who is almost dry, and one of each other key that waits as it does.
/// </summary>
internal sealed class StepQueue
{
    private readonly IndexedHeap<WaitingStep> _supplied;
    private readonly IndexedHeap<KeyShare> _dryKeys = new(ByService);
    private readonly Dictionary<string, KeyShare> _keys = new(StringComparer.Ordinal);
    private readonly StepOrder _order;
    private readonly TimeSpan _reserve;
    private TimeSpan _served;
    private long _arrivals;
    private long _turns;
    private bool _dryWasLast;

    /// <param name="order">With <see cref="StepOrder.Arrival"/> neither deadlines nor keys count.</param>
    /// <param name="reserve">As <see cref="SchedulerOptions.Reserve"/>.</param>
    public StepQueue(StepOrder order, TimeSpan reserve)
    {
        (_order, _reserve) = (order, reserve);
        _supplied = new IndexedHeap<WaitingStep>(order == StepOrder.Arrival ? ByArrival : ByDeadline);
    }

    /// <summary>Steps that wait.</summary>
    public int Count { get; private set; }

    /// <summary>A new stream of a key; <see cref="Leave"/> gives its share back.</summary>
    public KeyShare Join(string key)
    {
        if (!_keys.TryGetValue(key, out var share)) _keys.Add(key, share = new KeyShare(key));
        share.Streams++;
        return share;
    }

    /// <summary>One of the key's streams is over; its step is not waiting.</summary>
    public void Leave(KeyShare share)
    {
        if (--share.Streams == 0) _keys.Remove(share.Key);
    }

    /// <summary>Adds a stream's next step.</summary>
    /// <param name="step">Not waiting yet.</param>
    /// <param name="deadline">When its listener has nothing left to hear; <paramref name="now"/> or before where that is so already.</param>
    /// <param name="now">The time.</param>
    public void Add(WaitingStep step, TimeSpan deadline, TimeSpan now)
    {
        step.Enter(deadline, _order == StepOrder.Deadline && deadline <= now, ++_arrivals);
        Count++;
        if (step.IsDry) AddDry(step);
        else _supplied.Add(step);
    }

    /// <summary>Takes out a step whose stream has given up.</summary>
    /// <returns>False when it does not wait.</returns>
    public bool Remove(WaitingStep step)
    {
        if (!step.IsWaiting) return false;
        Count--;
        if (step.IsDry) RemoveDry(step);
        else _supplied.Remove(step);
        return true;
    }

    /// <summary>Takes the step that is to run now.</summary>
    public bool TryTake(TimeSpan now, [MaybeNullWhen(false)] out WaitingStep step)
    {
        step = Next(now);
        if (step is null) return false;
        Remove(step);
        _dryWasLast = step.IsDry;
        if (!step.IsDry) return true;

        // The virtual clock of fair queueing is the start tag of what was taken last.
        if (step.Key.Served > _served) _served = step.Key.Served;
        step.Key.LastTurn = ++_turns;
        if (step.Key.HeapIndex >= 0) _dryKeys.Moved(step.Key);
        return true;
    }

    /// <summary>Counts what a step has cost; steps of listeners who had audio cost their key nothing, since they kept nobody waiting.</summary>
    public void Charge(KeyShare key, bool wasDry, TimeSpan cpu)
    {
        if (!wasDry) return;
        key.Served += cpu;
        if (key.HeapIndex >= 0) _dryKeys.Moved(key);
    }

    internal static int ByArrival(WaitingStep a, WaitingStep b) => a.Arrival.CompareTo(b.Arrival);

    private static int ByDeadline(WaitingStep a, WaitingStep b) =>
        a.Deadline.CompareTo(b.Deadline) is var order and not 0 ? order : ByArrival(a, b);

    // Of equals, the one who has waited longest for a turn: what the other one's turn costs may not be known yet.
    private static int ByService(KeyShare a, KeyShare b)
    {
        if (a.Served.CompareTo(b.Served) is var order and not 0) return order;
        return a.LastTurn.CompareTo(b.LastTurn) is var turn and not 0 ? turn : a.WaitingSince.CompareTo(b.WaitingSince);
    }

    private WaitingStep? Next(TimeSpan now)
    {
        var supplied = _supplied.TryPeek(out var first) ? first : null;
        if (!_dryKeys.TryPeek(out var key)) return supplied;
        var isUrgent = supplied is not null && supplied.Deadline - now < _reserve;
        return isUrgent && _dryWasLast ? supplied : key.Dry.TryPeek(out var dry) ? dry : null;
    }

    private void AddDry(WaitingStep step)
    {
        var key = step.Key;
        key.Dry.Add(step);
        if (key.HeapIndex >= 0) return;
        if (key.Served < _served) key.Served = _served;
        key.WaitingSince = step.Arrival;
        _dryKeys.Add(key);
    }

    private void RemoveDry(WaitingStep step)
    {
        step.Key.Dry.Remove(step);
        if (step.Key.Dry.Count == 0) _dryKeys.Remove(step.Key);
    }
}
