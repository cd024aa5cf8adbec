using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Models;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Inference;

/// <summary>The voice in the box as a processor would compute it whose integer sums come out too small.</summary>
internal static class DamagedVoice
{
    /// <summary>The network with each product of integers worth half of what it is.</summary>
    public static OnnxGraph Graph { get; } = Damage(OnnxGraph.Read(VoiceParts.Model));

    /// <summary>Fills a cache so that the integer form is the damaged one there. The float form is not kept in it.</summary>
    public static void Keep(string cacheFolder)
    {
        HibariParts.Load(Network.Runtime, VoiceParts.Model, HibariForm.Integer, new GraphCache(cacheFolder)).Dispose();
        var place = Directory.GetDirectories(cacheFolder).Single();
        File.WriteAllBytes(Path.Combine(place, "text.onnx"), HibariCut.Apply(Graph).Text.ToModel());
        File.Delete(Path.Combine(place, "SHA256SUMS"));
        ModelFolder.WriteSums(place);
    }

    private static OnnxGraph Damage(OnnxGraph graph)
    {
        var scales = graph.Nodes
            .Where(node => node.Operator == "Mul")
            .SelectMany(node => node.Inputs)
            .Where(name => name.EndsWith("_scale", StringComparison.Ordinal))
            .Distinct().Select(graph.Tensor).OfType<GraphTensor>();
        return graph.WithTensors(scales.Select(Halve));
    }

    private static GraphTensor Halve(GraphTensor scale) =>
        GraphTensor.Make(scale.Name, scale.ReadShape(), [.. scale.ReadValues().Select(value => value / 2)]);
}
