namespace Antiphon.Speech.Scheduling;

/// <summary>One account's urgent steps that wait, and the slot time of those that ran. Kept by a <see cref="StepQueue"/>.</summary>
internal sealed class AccountShare
{
    public AccountShare(string account)
    {
        Account = account;
        Low = new UrgentSteps(this, StepQueue.ByDeadline);
        Starved = new UrgentSteps(this, StepQueue.ByArrival);
    }

    public string Account { get; }

    /// <summary>Streams that are open.</summary>
    public int Streams { get; set; }

    /// <summary>Slot time on a virtual clock that all accounts share.</summary>
    public TimeSpan Served { get; set; } = TimeSpan.MinValue;

    /// <summary>Number of its last urgent turn; 0 before the first.</summary>
    public long LastTurn { get; set; }

    /// <summary>Steps of clients that are about to be starved.</summary>
    public UrgentSteps Low { get; }

    /// <summary>Steps of starved clients.</summary>
    public UrgentSteps Starved { get; }
}
