using Antiphon.Cli.Hosting;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Cli.Doctor;

/// <summary>
/// How the neural voice computes, what the networks run on, and whether the recognizer can be loaded. A voice that is missing is reported
/// with the other engines.
/// </summary>
internal static class NeuralCheck
{
    private const string RuntimeSubject = "onnxruntime";
    private const string RecognizerSubject = "recognizer";
    private const string RuntimeFix =
        "build or publish again, or set engines.onnxruntime to its path and engines.execution_provider to what it can compute on";
    private const string RecognizerFix =
        $"put back the folder models/{MoonshineModel.TinyEnglish}; without it antiphon listen does not work";

    public static IEnumerable<Finding> Look(EngineSet engines)
    {
        if (engines.NeuralForm is { } form)
        {
            yield return Finding.Good("hibari", $"{Describe(form)}, model {engines.Neural.FindModel(HibariOptions.DefaultModel).Path}");
        }

        var runtime = CheckRuntime(engines.Neural);
        yield return runtime;
        if (runtime.Health == Health.Good) yield return CheckRecognizer(engines.Neural);
    }

    private static string Describe(HibariForm form) =>
        form == HibariForm.Integer ? "8-bit integers" : "floats, half as fast: this processor's integers are not exact enough";

    private static Finding CheckRuntime(NeuralRuntime neural)
    {
        try
        {
            var runtime = neural.LoadOnnx();
            return Finding.Good(RuntimeSubject, $"{runtime.Version}, {runtime.Provider.ToString().ToLowerInvariant()}, {runtime.Library}");
        }
        catch (OnnxException e)
        {
            return Finding.Broken(RuntimeSubject, e.Message, RuntimeFix);
        }
    }

    private static Finding CheckRecognizer(NeuralRuntime neural)
    {
        try
        {
            using var model = MoonshineModel.Load(neural);
            return Finding.Good(RecognizerSubject, "model " + neural.FindModel(MoonshineModel.TinyEnglish).Path);
        }
        catch (Exception e) when (e is ModelException or OnnxException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Finding.Broken(RecognizerSubject, e.Message, RecognizerFix);
        }
    }
}
