using Antiphon.Speech.Planning;

namespace Antiphon.Speech.Sessions;

/// <summary>Bounds and manners of one speech session.</summary>
public sealed record SpeechSessionOptions
{
    /// <summary>How text becomes pieces.</summary>
    public PlannerOptions Planner { get; init; } = new();

    /// <summary>UTF-16 units that may wait to be spoken; a writer who is further ahead is suspended.</summary>
    public int MaxTextHeld { get; init; } = 32_768;

    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public void Validate()
    {
        Planner.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTextHeld);
    }
}
