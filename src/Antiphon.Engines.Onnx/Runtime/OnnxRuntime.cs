using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>ONNX Runtime, loaded for the rest of the process's life. Safe for concurrent use.</summary>
public sealed class OnnxRuntime
{
    private static readonly Lock Creating = new();

    private OnnxRuntime(string version, string library, ExecutionProvider provider) =>
        (Version, Library, Provider) = (version, library, provider);

    /// <summary>The library's version, <c>1.31.1</c> for one.</summary>
    public string Version { get; }

    /// <summary>Path of the library; its bare name where the system has found it.</summary>
    public string Library { get; }

    /// <summary>What computes the networks.</summary>
    public ExecutionProvider Provider { get; }

    /// <summary>Finds the library, loads it and prepares it.</summary>
    /// <exception cref="OnnxException">
    /// <see cref="OnnxFailure.LibraryMissing"/>, <see cref="OnnxFailure.LibraryUnfit"/> or <see cref="OnnxFailure.ProviderMissing"/>.
    /// </exception>
    public static OnnxRuntime Load(OnnxRuntimeOptions options)
    {
        options.Validate();
        var library = LibrarySearch.Find(options);
        var version = OnnxLibrary.Load(library);
        CreateEnvironment();
        var runtime = new OnnxRuntime(version, library, options.Provider);
        using var probe = new SessionOptions();
        runtime.ApplyProvider(probe);
        return runtime;
    }

    /// <summary>Tells a session to compute on <see cref="Provider"/>.</summary>
    /// <exception cref="OnnxException"><see cref="OnnxFailure.ProviderMissing"/>: a library of the provider's cannot be loaded.</exception>
    internal void ApplyProvider(SessionOptions session)
    {
        if (Provider == ExecutionProvider.Cpu) return;
        try
        {
            session.AppendExecutionProvider_CUDA();
        }
        catch (OnnxRuntimeException e)
        {
            // The runtime says only that it failed; the system's loader says which library it lacks: CUDA's, cuDNN's.
            var reason = LibrarySearch.CudaLoadError(Library) ?? e.Message;
            throw new OnnxException(
                OnnxFailure.ProviderMissing, OnnxException.OneLine($"engines.execution_provider is cuda, but {reason}"), e);
        }
    }

    // Standard error belongs to the program: what goes wrong arrives as an exception too.
    private static void CreateEnvironment()
    {
        lock (Creating)
        {
            if (OrtEnv.IsCreated) return;
            var options = new EnvironmentCreationOptions { logId = "antiphon", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            OrtEnv.CreateInstanceWithOptions(ref options);
        }
    }
}
