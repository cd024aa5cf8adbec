namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>What computes the networks.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU, with the native files of Microsoft.ML.OnnxRuntime.Gpu.Linux.</summary>
    Cuda,
}
