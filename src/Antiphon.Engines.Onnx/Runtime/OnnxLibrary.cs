using System.Runtime.InteropServices;
using Antiphon.Engines.Onnx.Native;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Finds libonnxruntime and loads it, once and for the process's life.</summary>
internal static class OnnxLibrary
{
    public const string FileName = "libonnxruntime.so";

    private const string Remedy = "a build or publish puts it there; otherwise set engines.onnxruntime to its path";

    private static readonly string[] SystemNames = [FileName, FileName + ".1"];

    /// <exception cref="OnnxException"><see cref="OnnxFailure.LibraryMissing"/> or <see cref="OnnxFailure.LibraryUnfit"/>.</exception>
    /// <returns>The library, and its path or the name that the system knows it by.</returns>
    public static (OrtApi Api, string Place) Load(OnnxRuntimeOptions options)
    {
        var place = Find(options);
        if (place is null) return (Read(LoadFromSystem(), FileName), FileName);
        try
        {
            return (Read(NativeLibrary.Load(place), place), place);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new OnnxException(OnnxFailure.LibraryMissing, $"{place} cannot be loaded: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>The library's path, or null if only the system may know it.</summary>
    private static string? Find(OnnxRuntimeOptions options)
    {
        if (options.LibraryPath is { } path)
        {
            return File.Exists(path) ? Path.GetFullPath(path) : throw Missing($"{path} is not there");
        }

        return Candidates(options.BaseFolder).FirstOrDefault(File.Exists);
    }

    // The host lists the folders in which it put native files of packages: runtimes/linux-x64/native, or the program's own.
    private static IEnumerable<string> Candidates(string baseFolder)
    {
        var folders = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Prepend(baseFolder)
            .Select(folder => Path.Combine(folder, FileName));
    }

    private static nint LoadFromSystem()
    {
        foreach (var name in SystemNames)
        {
            if (NativeLibrary.TryLoad(name, out var library)) return library;
        }

        throw Missing(FileName + " is not there");
    }

    private static OrtApi Read(nint library, string place) => OrtApi.TryGet(library, out var version)
        ?? throw new OnnxException(
            OnnxFailure.LibraryUnfit,
            version is null ? $"{place} is not ONNX Runtime" : $"{place} is ONNX Runtime {version}: 1.16 or newer is needed");

    private static OnnxException Missing(string what) => new(OnnxFailure.LibraryMissing, $"{what}: {Remedy}");
}
