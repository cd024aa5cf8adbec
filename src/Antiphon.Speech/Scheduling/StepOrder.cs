namespace Antiphon.Speech.Scheduling;

/// <summary>Which of the waiting steps runs next.</summary>
public enum StepOrder
{
    /// <summary>The step with the earliest deadline; between starved clients, a step of the account that had the least slot time.</summary>
    Deadline,

    /// <summary>First come, first served, as in a queue before an engine: a piece of text is spoken to its end. For comparison.</summary>
    Arrival,
}
