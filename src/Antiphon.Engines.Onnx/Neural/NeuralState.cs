using Antiphon.Engines.Onnx.Models;
using Antiphon.Engines.Onnx.Runtime;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Neural;

/// <summary>The states of an engine that cannot work, and what of its start is no more than that.</summary>
internal static class NeuralState
{
    private const string Remedy = "build or publish again: that puts ONNX Runtime and the models in their places";

    public static EngineState NotStarted(string engine) => EngineState.Missing($"{engine} has not been started", Remedy);

    public static EngineState Stopped(string engine) => EngineState.Missing($"{engine} was stopped", Remedy);

    /// <param name="cause">For which <see cref="IsMissingOrBroken"/> holds.</param>
    /// <param name="model">Name of the engine's model.</param>
    public static EngineState Missing(Exception cause, string model) =>
        EngineState.Missing(cause.Message, cause is ModelException ? $"put back the folder models/{model}" : Remedy);

    /// <summary>Whether a start failed because ONNX Runtime or a model is missing, damaged or unreadable.</summary>
    public static bool IsMissingOrBroken(Exception e) =>
        e is ModelException or OnnxException or InvalidDataException or IOException or UnauthorizedAccessException;
}
