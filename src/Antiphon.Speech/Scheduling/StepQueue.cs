using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Which of the waiting steps runs next. Pure: time is an argument (any monotonic origin), no threads; not thread-safe. Every call takes
/// time logarithmic in what waits.
/// <list type="bullet">
/// <item>Urgent is a listener who has nothing to hear ("dry": a newcomer, or one who waits for an answer), or less than the reserve
/// ("low"). While nobody is, audio is made ahead, the earliest deadline first.</item>
/// <item>Of several accounts with such listeners, the one that has been served least goes first; within a account, low ones by deadline and dry
/// ones as they came.</item>
/// <item>Low goes before dry, so that a crowd of newcomers does not silence who is being spoken to: as long as neither account has had more
/// than a fair share beyond the other, and no dry one has waited beyond patience.</item>
/// </list>
/// </summary>
/// <remarks>
/// Keys are charged for urgent steps only, on the virtual clock of start-time fair queueing: it stands at the tag of whoever was furthest
/// when taken, and no account is ever further behind it than two shares, so that a quiet hour is no claim to the machine.
/// </remarks>
internal sealed class StepQueue
{
    private readonly IndexedHeap<WaitingStep> _supplied;
    private readonly IndexedHeap<UrgentLine> _low = new(ByService);
    private readonly IndexedHeap<UrgentLine> _dry = new(ByService);
    private readonly Dictionary<string, AccountShare> _accounts = new(StringComparer.Ordinal);
    private readonly SchedulerOptions _options;
    private TimeSpan _served;
    private long _arrivals;
    private long _turns;

    /// <param name="options">The order, the reserve, the share and the patience count here. By <see cref="StepOrder.Arrival"/> nothing is urgent.</param>
    public StepQueue(SchedulerOptions options)
    {
        _options = options;
        _supplied = new IndexedHeap<WaitingStep>(IsFirstCome ? ByArrival : ByDeadline);
    }

    /// <summary>Steps that wait.</summary>
    public int Count { get; private set; }

    private bool IsFirstCome => _options.Order == StepOrder.Arrival;

    /// <summary>A new stream of a account; <see cref="Leave"/> gives its share back.</summary>
    public AccountShare Join(string account)
    {
        if (!_accounts.TryGetValue(account, out var share)) _accounts.Add(account, share = new AccountShare(account));
        share.Streams++;
        return share;
    }

    /// <summary>One of the account's streams is over; its step is not waiting.</summary>
    public void Leave(AccountShare share)
    {
        if (--share.Streams == 0) _accounts.Remove(share.Account);
    }

    /// <summary>Adds a stream's next step.</summary>
    /// <param name="step">Not waiting yet.</param>
    /// <param name="deadline">When its listener has nothing left to hear; <paramref name="now"/> or before where that is so already.</param>
    /// <param name="now">The time.</param>
    public void Add(WaitingStep step, TimeSpan deadline, TimeSpan now)
    {
        Count++;
        step.Enter(deadline > now ? deadline : now, IsFirstCome && step.Arrival > 0 ? step.Arrival : ++_arrivals);
        if (deadline > now || IsFirstCome) _supplied.Add(step);
        else AddUrgent(step, step.Account.Dry, _dry);
    }

    /// <summary>Takes out a step whose stream has given up.</summary>
    /// <returns>False when it does not wait.</returns>
    public bool Remove(WaitingStep step)
    {
        if (!step.IsWaiting) return false;
        Count--;
        if (step.Line is not { } line)
        {
            _supplied.Remove(step);
            return true;
        }

        line.Steps.Remove(step);
        if (line.Steps.Count == 0) (step.IsDry ? _dry : _low).Remove(line);
        return true;
    }

    /// <summary>Takes the step that is to run now.</summary>
    public bool TryTake(TimeSpan now, [MaybeNullWhen(false)] out WaitingStep step)
    {
        MarkLow(now);
        step = NextUrgent(now);
        if (step is null) return _supplied.TryPeek(out step) && Remove(step);

        var account = step.Account;
        if (account.Served > _served) _served = account.Served;
        account.LastTurn = ++_turns;
        Moved(account);
        return Remove(step);
    }

    /// <summary>Counts what a step has cost that was taken as urgent.</summary>
    public void Charge(AccountShare account, TimeSpan cpu)
    {
        account.Served += cpu;
        Moved(account);
    }

    internal static int ByArrival(WaitingStep a, WaitingStep b) => a.Arrival.CompareTo(b.Arrival);

    internal static int ByDeadline(WaitingStep a, WaitingStep b) =>
        a.Deadline.CompareTo(b.Deadline) is var order and not 0 ? order : ByArrival(a, b);

    // Of equals, the one who has waited longest for a turn: what the other one's turn costs may not be known yet.
    private static int ByService(UrgentLine a, UrgentLine b)
    {
        if (a.Account.Served.CompareTo(b.Account.Served) is var order and not 0) return order;
        return a.Account.LastTurn.CompareTo(b.Account.LastTurn) is var turn and not 0 ? turn : a.Since.CompareTo(b.Since);
    }

    private void MarkLow(TimeSpan now)
    {
        while (!IsFirstCome && _supplied.TryPeek(out var step) && step.Deadline - now < _options.Reserve)
        {
            _supplied.Remove(step);
            AddUrgent(step, step.Account.Low, _low);
        }
    }

    private WaitingStep? NextUrgent(TimeSpan now)
    {
        var low = _low.TryPeek(out var lowLine) && lowLine.Steps.TryPeek(out var firstLow) ? firstLow : null;
        var dry = _dry.TryPeek(out var dryLine) && dryLine.Steps.TryPeek(out var firstDry) ? firstDry : null;
        if (low is null || dry is null) return low ?? dry;

        var ahead = low.Account.Served - dry.Account.Served;
        if (ahead > _options.FairShare) return dry;
        if (-ahead > _options.FairShare) return low;
        return now - dry.Deadline > _options.Patience ? dry : low;
    }

    private void AddUrgent(WaitingStep step, UrgentLine line, IndexedHeap<UrgentLine> lines)
    {
        step.Line = line;
        line.Steps.Add(step);
        if (line.Steps.Count > 1) return;
        line.Since = step.Arrival;

        // A account that comes back, or comes first, starts at most so far behind.
        var least = _served - (2 * _options.FairShare);
        if (line.Account.Served < least) line.Account.Served = least;
        lines.Add(line);
        Moved(line.Account);
    }

    private void Moved(AccountShare account)
    {
        if (account.Low.HeapIndex >= 0) _low.Moved(account.Low);
        if (account.Dry.HeapIndex >= 0) _dry.Moved(account.Dry);
    }
}
