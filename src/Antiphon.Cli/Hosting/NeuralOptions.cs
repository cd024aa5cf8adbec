using Antiphon.Cli.Configuration;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Cli.Hosting;

/// <summary>Where the settings say that neural models and their runtime are: the same for the voice and for the recognizer.</summary>
internal static class NeuralOptions
{
    public static OnnxRuntimeOptions RuntimeOf(Settings settings) => new()
    {
        LibraryPath = settings.OnnxRuntimePath,
        Provider = settings.ExecutionProvider,
    };

    public static ModelStoreOptions ModelsOf(Settings settings) => new() { Folder = settings.ModelsFolder, DataFolder = settings.DataFolder };
}
