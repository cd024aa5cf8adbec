using Microsoft.ML.OnnxRuntime.Tensors;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>The tensor type whose elements have the layout of <typeparamref name="T"/>.</summary>
internal static class TensorElement<T>
    where T : unmanaged
{
    public static TensorElementType Type { get; } = TensorBase.GetTypeInfo(typeof(T))?.ElementType
        ?? throw new NotSupportedException($"no tensor has elements of {typeof(T)}");
}
