using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Speech.Scheduling;

/// <summary>
/// Decides which of the waiting steps runs next. Pure: time is an argument (any monotonic origin), no threads; not thread-safe. Every call
/// takes time logarithmic in the number of waiting steps.
/// <list type="bullet">
/// <item>A step is urgent when its client is starved (it has nothing to play: a newcomer, or one that waits for an answer) or low (it has
/// less buffered than the reserve). While no step is urgent, the earliest deadline runs first.</item>
/// <item>Between accounts with urgent steps, the one with the least slot time goes first. Within an account, low steps go by deadline and
/// starved ones by arrival.</item>
/// <item>Low goes before starved, so that a crowd of newcomers does not starve the clients that play. There are two exceptions: an account
/// that is more than a fair share ahead of the other lets it go first, and a client that is starved for too long goes first.</item>
/// </list>
/// </summary>
/// <remarks>
/// Accounts are charged for urgent steps only, on the virtual clock of start-time fair queueing: the clock stands at the largest charge of
/// any account that was taken, and no account is further behind it than two shares. So an account that was idle for an hour has no claim to
/// all slots.
/// </remarks>
internal sealed class StepQueue
{
    private readonly IndexedHeap<WaitingStep> _supplied;
    private readonly IndexedHeap<UrgentSteps> _low = new(ByService);
    private readonly IndexedHeap<UrgentSteps> _starved = new(ByService);
    private readonly Dictionary<string, AccountShare> _accounts = new(StringComparer.Ordinal);
    private readonly SchedulerOptions _options;
    private TimeSpan _served;
    private long _arrivals;
    private long _turns;

    /// <param name="options">Order, reserve, share and longest wait. With <see cref="StepOrder.Arrival"/> no step is urgent.</param>
    public StepQueue(SchedulerOptions options)
    {
        _options = options;
        _supplied = new IndexedHeap<WaitingStep>(IsFirstCome ? ByArrival : ByDeadline);
    }

    /// <summary>Steps that wait.</summary>
    public int Count { get; private set; }

    private bool IsFirstCome => _options.Order == StepOrder.Arrival;

    /// <summary>Adds a stream to an account; <see cref="Leave"/> removes it.</summary>
    public AccountShare Join(string account)
    {
        if (!_accounts.TryGetValue(account, out var share)) _accounts.Add(account, share = new AccountShare(account));
        share.Streams++;
        return share;
    }

    /// <summary>Removes a stream that has ended from its account; its step is not waiting.</summary>
    public void Leave(AccountShare share)
    {
        if (--share.Streams == 0) _accounts.Remove(share.Account);
    }

    /// <summary>Adds a stream's next step.</summary>
    /// <param name="step">Not waiting yet.</param>
    /// <param name="deadline">When its client will be starved; <paramref name="now"/> or before where it is starved already.</param>
    /// <param name="now">The time.</param>
    public void Add(WaitingStep step, TimeSpan deadline, TimeSpan now)
    {
        Count++;
        step.Enter(deadline > now ? deadline : now, IsFirstCome && step.Arrival > 0 ? step.Arrival : ++_arrivals);
        if (deadline > now || IsFirstCome) _supplied.Add(step);
        else AddUrgent(step, step.Account.Starved, _starved);
    }

    /// <summary>Removes a step whose stream no longer wants it.</summary>
    /// <returns>False when it does not wait.</returns>
    public bool Remove(WaitingStep step)
    {
        if (!step.IsWaiting) return false;
        Count--;
        if (step.Urgent is not { } urgent)
        {
            _supplied.Remove(step);
            return true;
        }

        urgent.Steps.Remove(step);
        if (urgent.Steps.Count == 0) (step.IsStarved ? _starved : _low).Remove(urgent);
        return true;
    }

    /// <summary>Takes the step that runs now.</summary>
    public bool TryTake(TimeSpan now, [MaybeNullWhen(false)] out WaitingStep step)
    {
        MarkLow(now);
        step = NextUrgent(now);
        if (step is null) return _supplied.TryPeek(out step) && Remove(step);

        var account = step.Account;
        if (account.Served > _served) _served = account.Served;
        account.LastTurn = ++_turns;
        Reorder(account);
        return Remove(step);
    }

    /// <summary>Charges an account for a step that was taken as urgent.</summary>
    public void Charge(AccountShare account, TimeSpan cost)
    {
        account.Served += cost;
        Reorder(account);
    }

    internal static int ByArrival(WaitingStep a, WaitingStep b) => a.Arrival.CompareTo(b.Arrival);

    internal static int ByDeadline(WaitingStep a, WaitingStep b) =>
        a.Deadline.CompareTo(b.Deadline) is var order and not 0 ? order : ByArrival(a, b);

    // Between equals, the account whose last turn is longest ago: the other one's turn may not be charged yet.
    private static int ByService(UrgentSteps a, UrgentSteps b)
    {
        if (a.Account.Served.CompareTo(b.Account.Served) is var order and not 0) return order;
        return a.Account.LastTurn.CompareTo(b.Account.LastTurn) is var turn and not 0 ? turn : a.FirstArrival.CompareTo(b.FirstArrival);
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
        var low = FirstOf(_low);
        var starved = FirstOf(_starved);
        if (low is null || starved is null) return low ?? starved;

        var ahead = low.Account.Served - starved.Account.Served;
        if (ahead > _options.FairShare) return starved;
        if (-ahead > _options.FairShare) return low;
        return now - starved.Deadline > _options.LongestStarved ? starved : low;
    }

    private static WaitingStep? FirstOf(IndexedHeap<UrgentSteps> accounts) =>
        accounts.TryPeek(out var urgent) && urgent.Steps.TryPeek(out var step) ? step : null;

    private void AddUrgent(WaitingStep step, UrgentSteps urgent, IndexedHeap<UrgentSteps> accounts)
    {
        step.Urgent = urgent;
        urgent.Steps.Add(step);
        if (urgent.Steps.Count > 1) return;
        urgent.FirstArrival = step.Arrival;

        // A new account, or one that comes back, starts at most so far behind.
        var least = _served - (2 * _options.FairShare);
        if (urgent.Account.Served < least) urgent.Account.Served = least;
        accounts.Add(urgent);
        Reorder(urgent.Account);
    }

    private void Reorder(AccountShare account)
    {
        if (account.Low.HeapIndex >= 0) _low.Update(account.Low);
        if (account.Starved.HeapIndex >= 0) _starved.Update(account.Starved);
    }
}
