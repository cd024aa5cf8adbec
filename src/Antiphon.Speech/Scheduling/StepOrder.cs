namespace Antiphon.Speech.Scheduling;

/// <summary>Which of the waiting steps runs next.</summary>
public enum StepOrder
{
    /// <summary>The one whose listener runs out of audio first; between listeners who have none, the account that was served least.</summary>
    Deadline,

    /// <summary>First come, first served: the piece of text that came first, to its end, as a queue in front of an engine does. For comparison.</summary>
    Arrival,
}
