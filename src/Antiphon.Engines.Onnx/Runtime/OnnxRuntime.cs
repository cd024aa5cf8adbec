using Antiphon.Engines.Onnx.Native;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>
/// ONNX Runtime, loaded. A program needs one; several share one library and one environment. Sessions outlive its disposal.
/// Safe for concurrent use.
/// </summary>
public sealed class OnnxRuntime : IDisposable
{
    private OnnxRuntime(OrtApi api, string library)
    {
        (Version, Library) = (api.Version, library);
        Environment = new OrtEnvironment(api);
    }

    /// <summary>The library's version, <c>1.28.2</c> for one.</summary>
    public string Version { get; }

    /// <summary>Path of the library; its bare name where the system has found it.</summary>
    public string Library { get; }

    internal OrtEnvironment Environment { get; }

    /// <summary>Finds the library, loads it and prepares it.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.LibraryMissing"/> or <see cref="OnnxFailure.LibraryUnfit"/>.</exception>
    public static OnnxRuntime Load(OnnxRuntimeOptions options)
    {
        options.Validate();
        var (api, library) = OnnxLibrary.Load(options);
        return new OnnxRuntime(api, library);
    }

    /// <inheritdoc/>
    public void Dispose() => Environment.Dispose();
}
