namespace Antiphon.Text.Annotated;

/// <summary>How a range of text differs from the voice's own style. Nested factors multiply.</summary>
public sealed record SpeechStyle
{
    /// <summary>The voice's own style.</summary>
    public static readonly SpeechStyle Plain = new();

    /// <summary>Factor of the speed.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>Factor of the pitch.</summary>
    public double Pitch { get; init; } = 1;

    /// <summary>Factor of the amplitude; 0 is silent.</summary>
    public double Volume { get; init; } = 1;

    /// <summary>Factor of the vocal tract's length.</summary>
    public double VocalTract { get; init; } = 1;

    /// <summary>Without voice.</summary>
    public bool Whisper { get; init; }

    /// <summary>With soft phonation.</summary>
    public bool Soft { get; init; }

    /// <summary>With a compressed dynamic range, which is easier to hear over noise.</summary>
    public bool Compressed { get; init; }

    /// <summary>
    /// The longest duration, or null for none. Longer speech is made faster, at most five times. Styles that hold the same object share the
    /// duration.
    /// </summary>
    public BoundedStretch? Bound { get; init; }

    /// <summary>The longest duration of <see cref="Bound"/>; setting it begins a new range.</summary>
    public TimeSpan? MaxDuration
    {
        get => Bound?.Longest;
        init => Bound = value is { } longest ? new BoundedStretch(longest) : null;
    }

    /// <summary>BCP 47 tag of the text's language; null for the voice's own language.</summary>
    public string? Language { get; init; }
}
