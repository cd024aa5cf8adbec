using Antiphon.Cli.Configuration;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Cli.Hosting;

/// <summary>Where the settings say that ONNX Runtime, models and cached networks are.</summary>
internal static class NeuralOptions
{
    public static NeuralRuntimeOptions Of(Settings settings) => new()
    {
        Onnx = new OnnxRuntimeOptions { LibraryPath = settings.OnnxRuntimePath, Provider = settings.ExecutionProvider },
        Models = new ModelStoreOptions { Folder = settings.ModelsFolder, DataFolder = settings.DataFolder },
        CacheFolder = Path.Combine(settings.DataFolder, "cache"),
    };
}
