namespace Antiphon.Speech.Scheduling;

/// <summary>What one account has had of the slots in urgent need, and its steps that are urgent. Kept by a <see cref="StepQueue"/>.</summary>
internal sealed class AccountShare
{
    public AccountShare(string account)
    {
        Account = account;
        Low = new UrgentLine(this, StepQueue.ByDeadline);
        Dry = new UrgentLine(this, StepQueue.ByArrival);
    }

    public string Account { get; }

    /// <summary>Streams that are open.</summary>
    public int Streams { get; set; }

    /// <summary>Core time on a virtual clock that all accounts share.</summary>
    public TimeSpan Served { get; set; } = TimeSpan.MinValue;

    /// <summary>Number of its last urgent turn; 0 before the first.</summary>
    public long LastTurn { get; set; }

    /// <summary>Steps of listeners who are about to have nothing.</summary>
    public UrgentLine Low { get; }

    /// <summary>Steps of listeners who have nothing.</summary>
    public UrgentLine Dry { get; }
}
