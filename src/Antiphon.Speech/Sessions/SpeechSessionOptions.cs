using Antiphon.Speech.Planning;

namespace Antiphon.Speech.Sessions;

/// <summary>Bounds and manners of one speech session.</summary>
public sealed record SpeechSessionOptions
{
    /// <summary>How text becomes pieces.</summary>
    public PlannerOptions Planner { get; init; } = new();

    /// <summary>
    /// UTF-16 units that may wait to be spoken; a writer who is further ahead is suspended. More than <see cref="PlannerOptions.MaxPieceLength"/>:
    /// an open sentence below that may be waiting for the very text that would be held back.
    /// </summary>
    public int MaxTextHeld { get; init; } = 32_768;

    /// <summary>
    /// Bytes of encoded audio that may wait for a slow listener before the engine does. Enough for a whole piece, so that an engine's worker
    /// is not held by whoever reads slowly.
    /// </summary>
    public int MaxAudioHeld { get; init; } = 1024 * 1024;

    /// <summary>Where the audio is cut off: what is written beyond it is not spoken.</summary>
    public TimeSpan MaxAudio { get; init; } = TimeSpan.MaxValue;

    /// <exception cref="ArgumentOutOfRangeException">A bound cannot work.</exception>
    public void Validate()
    {
        Planner.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxTextHeld, Planner.MaxPieceLength);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxAudioHeld);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxAudio, TimeSpan.Zero);
    }
}
