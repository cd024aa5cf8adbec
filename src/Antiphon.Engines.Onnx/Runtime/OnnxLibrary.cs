using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>
/// Loads libonnxruntime and points the managed API at it. A process has one ONNX Runtime: the first library that is loaded stays.
/// Safe for concurrent use.
/// </summary>
internal static class OnnxLibrary
{
    private const string ImportName = "onnxruntime";

    private static readonly Lock Loading = new();
    private static (nint Handle, string Path, string Version)? _loaded;

    /// <summary>Loads the library at a path, or makes sure that it is the one that was loaded before.</summary>
    /// <returns>The library's own version.</returns>
    /// <exception cref="OnnxException">
    /// <see cref="OnnxFailure.LibraryMissing"/>: the system cannot load it; <see cref="OnnxFailure.LibraryUnfit"/>: it is another library
    /// or an older one, or the process uses one from another path.
    /// </exception>
    public static string Load(string path)
    {
        lock (Loading)
        {
            if (_loaded is { } loaded && loaded.Path == path) return loaded.Version;
            var handle = Open(path);
            var version = ReadVersion(handle, path);
            if (_loaded is { } other)
            {
                throw new OnnxException(
                    OnnxFailure.LibraryUnfit, $"{path} cannot be used: this process has already loaded {other.Path}");
            }

            _loaded = (handle, path, version);
            OrtEnv.DisableDllImportResolver = true;
            NativeLibrary.SetDllImportResolver(typeof(OrtEnv).Assembly, (name, _, _) => name == ImportName ? handle : 0);
            return version;
        }
    }

    private static nint Open(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new OnnxException(OnnxFailure.LibraryMissing, $"{path} cannot be loaded: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    // The managed API fails for the rest of the process's life where the library is older than itself. Ask before that.
    private static unsafe string ReadVersion(nint library, string path)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry))
        {
            throw new OnnxException(OnnxFailure.LibraryUnfit, $"{path} is not ONNX Runtime");
        }

        // struct OrtApiBase { GetApi; GetVersionString }
        var functions = ((delegate* unmanaged<nint*>)entry)();
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)functions[1])()) ?? "";
        var needed = typeof(OrtEnv).Assembly.GetName().Version!;
        if (Version.TryParse(version, out var own) && own >= new Version(needed.Major, needed.Minor)) return version;
        throw new OnnxException(
            OnnxFailure.LibraryUnfit, $"{path} is ONNX Runtime {version}: {needed.Major}.{needed.Minor} or newer is needed");
    }
}
