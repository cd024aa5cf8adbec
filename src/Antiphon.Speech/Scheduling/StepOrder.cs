namespace Antiphon.Speech.Scheduling;

/// <summary>Which of the waiting steps runs next.</summary>
public enum StepOrder
{
    /// <summary>The one whose listener runs out of audio first; between listeners who have none, the key that was served least.</summary>
    Deadline,

    /// <summary>The one that has waited longest: for comparison.</summary>
    Arrival,
}
