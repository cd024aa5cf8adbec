using System.Globalization;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>ONNX Runtime, or a model in it, could not do what it was asked. The message is one line that names model and tensor.</summary>
public sealed class OnnxException(OnnxFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public OnnxFailure Failure { get; } = failure;

    /// <summary>The model's name, where one is concerned.</summary>
    public string? Model { get; init; }

    /// <summary>The tensor's name, where one is concerned.</summary>
    public string? Tensor { get; init; }

    internal static OnnxException OfModel(OnnxFailure failure, string model, string message, Exception? inner = null) =>
        new(failure, OneLine($"{model}: {message}"), inner) { Model = model };

    internal static OnnxException OfTensor(OnnxFailure failure, string model, string tensor, string message) =>
        new(failure, OneLine($"{model}: tensor '{tensor}': {message}")) { Model = model, Tensor = tensor };

    internal static string ShapeText(ReadOnlySpan<long> shape)
    {
        var lengths = new string[shape.Length];
        for (var i = 0; i < shape.Length; i++) lengths[i] = shape[i] < 0 ? "?" : shape[i].ToString(CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", lengths)}]";
    }

    internal static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd();
}
