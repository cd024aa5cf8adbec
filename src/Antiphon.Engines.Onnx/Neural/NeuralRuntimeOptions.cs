using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Neural;

/// <summary>Where everything that neural networks need is.</summary>
public sealed record NeuralRuntimeOptions
{
    /// <summary>Where ONNX Runtime is, and what it computes on.</summary>
    public OnnxRuntimeOptions Onnx { get; init; } = new();

    /// <summary>Where models are.</summary>
    public ModelStoreOptions Models { get; init; } = new();

    /// <summary>
    /// A folder for networks as they were cut and optimised: a start without it takes about half a second longer. It is made when it is
    /// missing, and may be deleted at any time. Null keeps nothing.
    /// </summary>
    public string? CacheFolder { get; init; }

    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    public void Validate()
    {
        Onnx.Validate();
        Models.Validate();
        if (CacheFolder is "") throw new ArgumentException("The cache folder is empty.", nameof(CacheFolder));
    }
}
