namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Where ONNX Runtime is, and what it computes on.</summary>
public sealed record OnnxRuntimeOptions
{
    /// <summary>
    /// Path of libonnxruntime. Null for <see cref="ExecutionProvider.Cpu"/>: beside the program, then where the .NET host put the native
    /// files of its packages, then where the system looks. Null for <see cref="ExecutionProvider.Cuda"/>: the folder <c>cuda</c> beside
    /// the program.
    /// </summary>
    public string? LibraryPath { get; init; }

    /// <summary>The folder that the search begins in.</summary>
    public string BaseFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>What computes the networks.</summary>
    public ExecutionProvider Provider { get; init; } = ExecutionProvider.Cpu;

    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    public void Validate()
    {
        if (LibraryPath is "") throw new ArgumentException("The path of libonnxruntime is empty.", nameof(LibraryPath));
        ArgumentException.ThrowIfNullOrEmpty(BaseFolder);
        if (!Enum.IsDefined(Provider)) throw new ArgumentOutOfRangeException(nameof(Provider), Provider, "No such provider.");
    }
}
