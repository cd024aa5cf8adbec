using System.Globalization;
using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>Cuts the voice's network where the durations go in, and at the decoder. Finds both places by the graph's structure.</summary>
internal static class HibariCut
{
    /// <summary>The three parts.</summary>
    /// <exception cref="InvalidDataException">The graph is not of this family.</exception>
    public static HibariGraphs Apply(OnnxGraph graph)
    {
        var cuts = FindCutPoints(graph);
        var ids = graph.Inputs.FirstOrDefault(input => input.Name == HibariShape.Ids) ?? throw NotFound("the input of ids");
        var text = Channels(cuts.Text, HibariShape.TextChannels, "L");
        var prosodyText = Channels(cuts.ProsodyText, HibariShape.ProsodyTextChannels, "L");
        var decoderInput = Channels(cuts.DecoderInput, HibariShape.DecoderChannels, "F");
        return new HibariGraphs(
            graph.Cut([ids], [text, prosodyText, GraphValue.MakeFloats(cuts.PredictedDurations, "L")]),
            graph.Cut(
                [text, prosodyText, GraphValue.MakeFloats(cuts.Durations, "L")],
                [decoderInput, GraphValue.MakeFloats(HibariShape.Pitch, "1", "F")]),
            graph.Cut([decoderInput], [.. HibariShape.Spectra.Select(name => Channels(name, FrameGrid.Bins, "F"))]));
    }

    /// <summary>Where the parts meet.</summary>
    /// <exception cref="InvalidDataException">The graph is not of this family.</exception>
    public static HibariCutPoints FindCutPoints(OnnxGraph graph)
    {
        var division = ReadBy(graph, HibariShape.Speed, "Div");
        var rounding = ReadBy(graph, division.Outputs[0], "Round");
        var durations = ReadBy(graph, rounding.Outputs[0], "Clip").Outputs[0];
        if (FindTexts(graph, durations) is not [var text, var prosodyText]) throw NotFound("two texts that the durations stretch");
        return new HibariCutPoints(text, prosodyText, division.Inputs[0], durations, FindDecoderInput(graph));
    }

    // The durations' running sum says which id each frame belongs to; one Gather for each text takes that id's channels.
    private static List<string> FindTexts(OnnxGraph graph, string durations)
    {
        return [.. Downstream(graph, durations, IsPick).Where(IsPick).Select(node => node.Inputs[0])];

        static bool IsPick(GraphNode node) => node.Operator == "Gather";
    }

    // The pitch's logarithm is joined to the text and the energy.
    private static string FindDecoderInput(OnnxGraph graph)
    {
        var joined = Downstream(graph, HibariShape.Pitch, IsJoin).FirstOrDefault(IsJoin) ?? throw NotFound("where the decoder begins");
        return joined.Outputs[0];

        static bool IsJoin(GraphNode node) => node.Operator == "Concat";
    }

    // All nodes that read a value or what was made of it, the nearest first; not beyond those that are an end.
    private static IEnumerable<GraphNode> Downstream(OnnxGraph graph, string value, Func<GraphNode, bool> isEnd)
    {
        var seen = new HashSet<GraphNode>(ReferenceEqualityComparer.Instance);
        var open = new Queue<string>([value]);
        while (open.TryDequeue(out var name))
        {
            foreach (var node in graph.ConsumersOf(name).Where(seen.Add))
            {
                yield return node;
                if (isEnd(node)) continue;
                foreach (var output in node.Outputs) open.Enqueue(output);
            }
        }
    }

    private static GraphValue Channels(string name, int count, string steps) =>
        GraphValue.MakeFloats(name, "1", count.ToString(CultureInfo.InvariantCulture), steps);

    private static GraphNode ReadBy(OnnxGraph graph, string value, string @operator) =>
        graph.ConsumersOf(value) is [var only] && only.Operator == @operator ? only : throw NotFound($"the {@operator} that reads {value}");

    private static InvalidDataException NotFound(string what) => new("the network is not of hibari's family: it lacks " + what);
}
