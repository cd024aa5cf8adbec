using Antiphon.Speech.Planning;

namespace Antiphon.Speech.Sessions;

/// <summary>Bounds of one speech session.</summary>
public sealed record SpeechSessionOptions
{
    /// <summary>How text becomes pieces.</summary>
    public PlannerOptions Planner { get; init; } = new();

    /// <summary>
    /// UTF-16 units that may wait to be spoken; beyond it the client is suspended. More than <see cref="PlannerOptions.MaxPieceLength"/>,
    /// because an open sentence below that may need the very text that is suspended.
    /// </summary>
    public int MaxTextHeld { get; init; } = 32_768;

    /// <summary>
    /// Bytes of encoded audio that may wait for a slow client before the engine waits. Enough for a whole piece, so that a slow client does
    /// not keep an engine's worker.
    /// </summary>
    public int MaxAudioHeld { get; init; } = 1024 * 1024;

    /// <summary>Where the audio is cut off: further text is not spoken.</summary>
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
