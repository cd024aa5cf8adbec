namespace Antiphon.Speech.Scheduling;

/// <summary>Why a scheduler does not run steps.</summary>
public enum SchedulerFailure
{
    /// <summary>The machine cannot carry one more stream in real time. It may when others have ended.</summary>
    Overloaded,

    /// <summary>The scheduler was disposed of.</summary>
    Stopped,
}
