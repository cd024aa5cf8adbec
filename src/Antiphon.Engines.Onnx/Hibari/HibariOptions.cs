namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>How the voice is run.</summary>
public sealed record HibariOptions
{
    /// <summary>The name of the model's folder in the box.</summary>
    public const string DefaultModel = "hibari-heart";

    /// <summary>The voice's folder among the models.</summary>
    public string Model { get; init; } = DefaultModel;

    /// <summary>How the network computes; null for integers where they give the right durations on this machine, else floats.</summary>
    public HibariForm? Form { get; init; }

    /// <summary>Steps that are computed at the same time; more than there are cores make every listener wait longer.</summary>
    public int MaxConcurrentSteps { get; init; } = Environment.ProcessorCount;

    /// <summary>Longest text of one request, in UTF-16 units.</summary>
    public int MaxTextLength { get; init; } = 20_000;

    /// <summary>Phonemes and marks that the network reads at a time, 16 to 1,000. What is longer is spoken in parts.</summary>
    public int MaxSegmentIds { get; init; } = 256;

    /// <summary>The silence behind a piece.</summary>
    public HibariPauses Pauses { get; init; } = new();

    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    public void Validate()
    {
        Pauses.Validate();
        ArgumentException.ThrowIfNullOrWhiteSpace(Model);
        if (Form is { } form && !Enum.IsDefined(form)) throw new ArgumentOutOfRangeException(nameof(Form), form, "No such form.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxConcurrentSteps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTextLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSegmentIds, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxSegmentIds, 1000);
    }
}
