namespace Antiphon.Text.Annotated;

/// <summary>How a stretch of text is spoken beside the voice's own manner. Factors multiply what is around them.</summary>
public sealed record SpeechStyle
{
    /// <summary>The voice's own manner.</summary>
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

    /// <summary>With a compressed dynamic range, to be heard over noise.</summary>
    public bool Compressed { get; init; }

    /// <summary>What is spoken faster, down to a fifth of its time, where it would last longer; null for no bound. Styles that hold the same object share it.</summary>
    public BoundedStretch? Bound { get; init; }

    /// <summary>How long all of <see cref="Bound"/> may last; setting it begins a stretch of its own.</summary>
    public TimeSpan? MaxDuration
    {
        get => Bound?.Longest;
        init => Bound = value is { } longest ? new BoundedStretch(longest) : null;
    }

    /// <summary>BCP 47 tag of the stretch's language where it is another one; null for the voice's own.</summary>
    public string? Language { get; init; }
}
