using System.Collections.Immutable;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Antiphon.Engines.Onnx.Runtime;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Type">What its elements are.</param>
/// <param name="Shape">Lengths; −1 where the model takes or gives any.</param>
internal sealed record TensorInfo(string Name, TensorElementType Type, ImmutableArray<long> Shape)
{
    /// <summary>Whether a tensor of that shape can stand for this one.</summary>
    public bool Accepts(ReadOnlySpan<long> shape)
    {
        if (shape.Length != Shape.Length) return false;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] < 0 || (Shape[i] >= 0 && shape[i] != Shape[i])) return false;
        }

        return true;
    }
}
