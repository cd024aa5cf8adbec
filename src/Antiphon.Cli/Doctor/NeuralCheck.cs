using System.Runtime.CompilerServices;
using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Speech.Engines;

namespace Antiphon.Cli.Doctor;

/// <summary>What neural networks run on, and whether the recognizer can work. Voices are reported with the other engines.</summary>
internal static class NeuralCheck
{
    private const string RuntimeSubject = "onnxruntime";
    private const string RecognizerSubject = "recognizer";
    private const string RuntimeFix =
        "build or publish again, or set engines.onnxruntime to its path and engines.execution_provider to what it can compute on";

    public static async IAsyncEnumerable<Finding> LookAsync(
        NeuralRuntime neural, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var runtime = CheckRuntime(neural);
        yield return runtime;
        if (runtime.Health == Health.Good) yield return await CheckRecognizerAsync(neural, cancellationToken);
    }

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

    private static async Task<Finding> CheckRecognizerAsync(NeuralRuntime neural, CancellationToken cancellationToken)
    {
        await using IRecognizer recognizer = new MoonshineRecognizer(neural);
        await recognizer.StartAsync(cancellationToken);
        var state = recognizer.State;
        return state.IsReady
            ? Finding.Good(RecognizerSubject, state.Reason)
            : Finding.Broken(RecognizerSubject, state.Reason, state.Remedy + "; without it antiphon listen does not work");
    }
}
