using Antiphon.Engines.Onnx.Native;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>How a network is loaded and run. The defaults serve many callers at once: each run stays on its caller's thread.</summary>
internal sealed record OnnxSessionOptions
{
    /// <summary>Threads for one operator, the caller's included.</summary>
    public int IntraOpThreads { get; init; } = 1;

    /// <summary>Threads for operators that do not depend on each other, the caller's included.</summary>
    public int InterOpThreads { get; init; } = 1;

    public OnnxOptimization Optimization { get; init; } = OnnxOptimization.All;

    /// <summary>
    /// Whether the session keeps the memory of its runs for the next: it then holds the most that runs of any length side by side
    /// ever took. Without it, memory goes back to the allocator after each run.
    /// </summary>
    public bool KeepsMemory { get; init; }

    /// <summary>
    /// Whether products of 8-bit integers are added exactly also by x64 processors without VNNI, which otherwise add them in 16 bits
    /// and may overflow: three of 88 words of a quantised network came out wrong. From <see cref="OnnxOptimization.Extended"/> up;
    /// not for models in .ort. Version 1.28 refuses some models with it (initialisers that several nodes share), on such processors only.
    /// </summary>
    public bool ExactIntegerSums { get; init; }

    /// <summary>Where to save the network as it is after optimisation; <c>.ort</c> chooses that format. Null: nowhere.</summary>
    public string? SaveOptimizedTo { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number of threads is less than one.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(IntraOpThreads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InterOpThreads, 1);
    }

    internal void Apply(OrtSessionOptions native)
    {
        native.Set(OrtFunction.SetIntraOpNumThreads, IntraOpThreads);
        native.Set(OrtFunction.SetInterOpNumThreads, InterOpThreads);
        native.Set(OrtFunction.SetSessionGraphOptimizationLevel, (int)Optimization);
        native.AddConfiguration("session.intra_op.allow_spinning\0"u8, "0\0"u8);
        native.AddConfiguration("session.inter_op.allow_spinning\0"u8, "0\0"u8);
        if (ExactIntegerSums) native.AddConfiguration("session.x64quantprecision\0"u8, "1\0"u8);

        // A pattern is remembered for every set of input shapes ever seen, and speech has a new length each time.
        native.Call(OrtFunction.DisableMemPattern);
        if (!KeepsMemory) native.Call(OrtFunction.DisableCpuMemArena);
        if (SaveOptimizedTo is { } path) native.SetOptimizedModelPath(path);
    }
}
