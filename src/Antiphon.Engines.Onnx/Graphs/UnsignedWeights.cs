using System.Runtime.Intrinsics.X86;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>
/// Moves the signed 8-bit weights of integer products, and their zero points, up by 128: the numbers that they stand for stay the same.
/// Processors of x64 without VNNI add products of signed weights in 16 bits, which overflow; products of unsigned ones are exact. The
/// runtime can do the same, but version 1.28 fails where two products share their weights.
/// </summary>
internal static class UnsignedWeights
{
    private const int Vnni512Bit = 1 << 11;   // of ECX in leaf 7

    /// <summary>Whether this processor's products of signed weights can overflow.</summary>
    public static bool AreNeeded { get; } = X86Base.IsSupported && !AvxVnni.IsSupported && (X86Base.CpuId(7, 0).Ecx & Vnni512Bit) == 0;

    /// <summary>The graph with unsigned weights.</summary>
    public static OnnxGraph Apply(OnnxGraph graph)
    {
        var products = graph.Nodes.Where(node => node.Operator == "MatMulInteger");
        var names = products.SelectMany(node => (string[])[node.Inputs[1], node.Inputs[3]]).Distinct();
        var signed = names.Select(graph.Tensor).OfType<GraphTensor>().Where(tensor => tensor.IsSigned8);
        return graph.WithTensors(signed.Select(tensor => tensor.ToUnsigned8()));
    }
}
