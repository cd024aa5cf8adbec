using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>How a network is loaded. Many callers run it at once, so each run stays on its caller's thread.</summary>
internal sealed record OnnxSessionOptions
{
    /// <summary>How far the runtime rewrites the network.</summary>
    public GraphOptimizationLevel Optimization { get; init; } = GraphOptimizationLevel.ORT_ENABLE_ALL;

    /// <summary>
    /// Whether products of 8-bit integers are added exactly also by x64 processors without VNNI, which otherwise add them in 16 bits
    /// and may overflow: three of 88 words of a quantised network came out wrong. From
    /// <see cref="GraphOptimizationLevel.ORT_ENABLE_EXTENDED"/> up; not for models in .ort.
    /// </summary>
    public bool ExactIntegerSums { get; init; }

    /// <summary>Where to save the network as it is after optimisation; <c>.ort</c> chooses that format. Null: nowhere.</summary>
    public string? SaveOptimizedTo { get; init; }

    /// <summary>The same for the runtime. The caller disposes of it.</summary>
    public SessionOptions ToNative()
    {
        var native = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = Optimization,

            // A pattern is remembered for every set of input shapes ever seen, and speech has a new length each time.
            EnableMemoryPattern = false,

            // An arena keeps the most memory that runs of any length side by side ever took.
            EnableCpuMemArena = false,
        };
        native.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        native.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        if (ExactIntegerSums) native.AddSessionConfigEntry("session.x64quantprecision", "1");
        if (SaveOptimizedTo is { } path) native.OptimizedModelFilePath = path;
        return native;
    }
}
