using Antiphon.Cli.Configuration;
using Antiphon.Cli.Hosting;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Cli.Doctor;

/// <summary>What neural networks run on, how the voice computes, and whether the recognizer is whole. A voice that is missing is told of with the other engines.</summary>
internal static class NeuralCheck
{
    private const string RuntimeSubject = "onnxruntime";
    private const string RecognizerSubject = "recognizer";

    public static IEnumerable<Finding> Look(EngineSet engines, Settings settings)
    {
        var store = new ModelStore(NeuralOptions.ModelsOf(settings));
        if (engines.NeuralForm is { } form) yield return Finding.Good("hibari", $"{Describe(form)}, model {store.Find(new HibariOptions().Model).Path}");
        if (!TryLoad(settings, out var runtime, out var failure))
        {
            yield return failure!;
            yield break;
        }

        yield return Finding.Good(RuntimeSubject, $"{runtime!.Version}, {runtime.Provider.ToString().ToLowerInvariant()}, {runtime.Library}");
        yield return LookAtRecognizer(runtime, store);
    }

    private static string Describe(HibariForm form) =>
        form == HibariForm.Integer ? "8-bit integers" : "floats, half as fast: this processor's integers are not exact enough";

    private static bool TryLoad(Settings settings, out OnnxRuntime? runtime, out Finding? failure)
    {
        (runtime, failure) = (null, null);
        try
        {
            runtime = OnnxRuntime.Load(NeuralOptions.RuntimeOf(settings));
            return true;
        }
        catch (OnnxException e)
        {
            failure = Finding.Broken(RuntimeSubject, e.Message, "build or publish again, or set engines.onnxruntime to its path and engines.execution_provider to what it can compute on");
            return false;
        }
    }

    private static Finding LookAtRecognizer(OnnxRuntime runtime, ModelStore store)
    {
        try
        {
            var folder = store.Find(MoonshineModel.TinyEnglish);
            using var model = MoonshineModel.Load(runtime, folder);
            return Finding.Good(RecognizerSubject, "model " + folder.Path);
        }
        catch (Exception e) when (e is ModelException or OnnxException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Finding.Broken(RecognizerSubject, e.Message, $"put back the folder models/{MoonshineModel.TinyEnglish}; without it antiphon listen does not work");
        }
    }
}
