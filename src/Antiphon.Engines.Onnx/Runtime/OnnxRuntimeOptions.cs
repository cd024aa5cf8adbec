namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Where ONNX Runtime is.</summary>
public sealed record OnnxRuntimeOptions
{
    /// <summary>Path of libonnxruntime. Null: beside the program, then where the host put its packages' native files, then where the system looks.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>The folder that the search begins in.</summary>
    public string BaseFolder { get; init; } = AppContext.BaseDirectory;

    /// <exception cref="ArgumentException">A value makes no sense.</exception>
    public void Validate()
    {
        if (LibraryPath is "") throw new ArgumentException("The path of libonnxruntime is empty.", nameof(LibraryPath));
        ArgumentException.ThrowIfNullOrEmpty(BaseFolder);
    }
}
