namespace Antiphon.Speech.Scheduling;

/// <summary>One stream's next step in a <see cref="StepQueue"/>, which it enters again and again.</summary>
internal abstract class WaitingStep(AccountShare account) : HeapItem
{
    /// <summary>Who pays.</summary>
    public AccountShare Account { get; } = account;

    /// <summary>When the listener has nothing left to hear; for one who has nothing, when the step entered.</summary>
    public TimeSpan Deadline { get; private set; }

    /// <summary>Number of the entry: the first come breaks every tie. First come, first served, all steps of a piece have its first one's.</summary>
    public long Arrival { get; private set; }

    /// <summary>Where it waits since its listener cannot; null while the listener can. It stays after the step was taken: then the account is charged.</summary>
    public UrgentLine? Line { get; set; }

    /// <summary>Whether the listener had nothing to hear when the step entered.</summary>
    public bool IsDry => Line == Account.Dry;

    public bool IsWaiting => HeapIndex >= 0;

    /// <summary>The piece is spoken: the next step comes anew.</summary>
    public void EndPiece() => Arrival = 0;

    public void Enter(TimeSpan deadline, long arrival) => (Deadline, Arrival, Line) = (deadline, arrival, null);
}
