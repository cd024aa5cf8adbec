using System.Runtime.InteropServices;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>Finds libonnxruntime for an execution provider.</summary>
internal static class LibrarySearch
{
    private const string FileName = "libonnxruntime.so";
    private const string CudaFolder = "cuda";
    private const string CudaProvider = "libonnxruntime_providers_cuda.so";
    private const string BuildRemedy = "a build or publish puts it there; otherwise set engines.onnxruntime to its path";

    // Microsoft.ML.OnnxRuntime.Gpu.Linux has them beside the library, which loads them from its own folder.
    private static readonly string[] CudaFiles = [FileName, "libonnxruntime_providers_shared.so", CudaProvider];

    /// <returns>The library's path, or its bare name where only the system may know it.</returns>
    /// <exception cref="OnnxException">
    /// <see cref="OnnxFailure.LibraryMissing"/> or <see cref="OnnxFailure.ProviderMissing"/>: a file is not there.
    /// </exception>
    public static string Find(OnnxRuntimeOptions options)
    {
        if (options.LibraryPath is { } path && !File.Exists(path))
        {
            throw new OnnxException(OnnxFailure.LibraryMissing, $"{path} is not there: {BuildRemedy}");
        }

        return options.Provider == ExecutionProvider.Cuda ? FindCuda(options) : FindCpu(options);
    }

    /// <summary>Why the system cannot load CUDA's provider, in one line; null where it can.</summary>
    /// <param name="library">Path of the libonnxruntime that the provider is for.</param>
    public static string? CudaLoadError(string library)
    {
        try
        {
            NativeLibrary.Load(Path.Combine(Path.GetDirectoryName(library)!, CudaProvider));
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return OnnxException.OneLine(e.Message);
        }
    }

    private static string FindCpu(OnnxRuntimeOptions options) =>
        options.LibraryPath is { } path ? Path.GetFullPath(path) : Candidates(options.BaseFolder).FirstOrDefault(File.Exists) ?? FileName;

    // The .NET host lists the folders in which it put native files of packages: runtimes/linux-x64/native, or the program's own.
    private static IEnumerable<string> Candidates(string baseFolder)
    {
        var folders = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Prepend(baseFolder)
            .Select(folder => Path.Combine(folder, FileName));
    }

    private static string FindCuda(OnnxRuntimeOptions options)
    {
        var library = Path.GetFullPath(options.LibraryPath ?? Path.Combine(options.BaseFolder, CudaFolder, FileName));
        var folder = Path.GetDirectoryName(library)!;
        var missing = CudaFiles.Where(file => !File.Exists(Path.Combine(folder, file))).ToList();
        if (missing.Count == 0) return library;
        throw new OnnxException(
            OnnxFailure.ProviderMissing,
            $"engines.execution_provider is cuda, but {folder} lacks {string.Join(", ", missing)}: put the native files of the package "
            + "Microsoft.ML.OnnxRuntime.Gpu.Linux there (a build or publish with -p:AntiphonCuda=true does), or set it to cpu");
    }
}
