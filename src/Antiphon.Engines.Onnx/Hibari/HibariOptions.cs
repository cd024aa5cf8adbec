using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Hibari;

/// <summary>Where the voice is, and how it is run.</summary>
public sealed record HibariOptions
{
    /// <summary>Where libonnxruntime is.</summary>
    public OnnxRuntimeOptions Runtime { get; init; } = new();

    /// <summary>Where models are.</summary>
    public ModelStoreOptions Models { get; init; } = new();

    /// <summary>The voice's folder among the models.</summary>
    public string Model { get; init; } = "hibari-heart";

    /// <summary>
    /// A folder for the network as it was cut and optimised: a start without it takes about half a second longer. It is made when it is
    /// missing, and may be deleted at any time. Null keeps nothing.
    /// </summary>
    public string? CacheFolder { get; init; }

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
        Runtime.Validate();
        Models.Validate();
        Pauses.Validate();
        ArgumentException.ThrowIfNullOrWhiteSpace(Model);
        if (CacheFolder is "") throw new ArgumentException("The cache folder is empty.", nameof(CacheFolder));
        if (Form is { } form && !Enum.IsDefined(form)) throw new ArgumentOutOfRangeException(nameof(Form), form, "No such form.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxConcurrentSteps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxTextLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxSegmentIds, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxSegmentIds, 1000);
    }
}
