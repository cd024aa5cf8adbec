namespace Antiphon.Speech.Scheduling;

/// <summary>What one open stream adds to the machine's load while it speaks. Changed by its <see cref="LoadAdmission"/> only.</summary>
internal sealed class StreamLoad(EngineCost cost)
{
    public EngineCost Cost { get; } = cost;

    /// <summary>Whether it has text in hand that is not spoken to its end.</summary>
    public bool HasText { get; set; }

    /// <summary>When its listener has heard everything; for a new stream, until when its first text is awaited.</summary>
    public TimeSpan PlaysUntil { get; set; }

    /// <summary>Whether it stands in the list of those who may be speaking.</summary>
    public bool IsListed { get; set; }

    public bool SpeaksAt(TimeSpan now) => HasText || PlaysUntil > now;
}
