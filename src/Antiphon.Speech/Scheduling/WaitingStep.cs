namespace Antiphon.Speech.Scheduling;

/// <summary>One stream's next step in a <see cref="StepQueue"/>, which it enters again and again.</summary>
internal abstract class WaitingStep(AccountShare account) : HeapItem
{
    /// <summary>The account that is charged.</summary>
    public AccountShare Account { get; } = account;

    /// <summary>When the client will be starved; for a starved client, when the step entered.</summary>
    public TimeSpan Deadline { get; private set; }

    /// <summary>
    /// Number of the entry: the first one wins between equals. With <see cref="StepOrder.Arrival"/> all steps up to
    /// <see cref="ForgetArrival"/> keep the number of their first one.
    /// </summary>
    public long Arrival { get; private set; }

    /// <summary>
    /// The urgent steps that it belongs to; null while it is not urgent. It stays when the step was taken, so that the account is charged.
    /// </summary>
    public UrgentSteps? Urgent { get; set; }

    /// <summary>Whether the client was starved when the step entered.</summary>
    public bool IsStarved => Urgent == Account.Starved;

    public bool IsWaiting => HeapIndex >= 0;

    /// <summary>The next step is a new arrival.</summary>
    public void ForgetArrival() => Arrival = 0;

    public void Enter(TimeSpan deadline, long arrival) => (Deadline, Arrival, Urgent) = (deadline, arrival, null);
}
