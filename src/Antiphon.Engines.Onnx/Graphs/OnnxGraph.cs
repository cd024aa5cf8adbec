using Google.Protobuf;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>
/// A neural network as its file describes it: what is needed to cut it in parts and to exchange operators, with no idea of what they
/// compute. Immutable.
/// </summary>
internal sealed class OnnxGraph
{
    // Everything of the model but its graph: format version, operator sets.
    private readonly IReadOnlyList<WireField> _header;
    private readonly Dictionary<string, GraphNode> _producers;
    private readonly ILookup<string, GraphNode> _consumers;
    private readonly Dictionary<string, GraphTensor> _tensors;

    private OnnxGraph(IReadOnlyList<WireField> header, IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphTensor> tensors)
    {
        (_header, Nodes) = (header, nodes);
        _tensors = tensors.ToDictionary(tensor => tensor.Name);
        _producers = nodes
            .SelectMany(node => node.Outputs.Where(name => name.Length > 0).Select(name => (name, node)))
            .ToDictionary(pair => pair.name, pair => pair.node);
        _consumers = nodes
            .SelectMany(node => node.Inputs.Distinct().Select(name => (name, node)))
            .ToLookup(pair => pair.name, pair => pair.node);
    }

    /// <summary>All operators, each after those that it reads from.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>What goes into the graph.</summary>
    public required IReadOnlyList<GraphValue> Inputs { get; init; }

    /// <summary>What comes out of it.</summary>
    public required IReadOnlyList<GraphValue> Outputs { get; init; }

    /// <summary>A graph of an <c>.onnx</c> file's bytes.</summary>
    /// <exception cref="InvalidDataException">They are no such file, or one of a graph in a form that this cannot read.</exception>
    public static OnnxGraph Read(ReadOnlySpan<byte> model)
    {
        try
        {
            var fields = WireMessage.Read(ByteString.CopyFrom(model)).ToList();
            var message = fields.Single(field => field.Id == OnnxFields.ModelGraph).Bytes!;
            var graph = WireMessage.Read(message).ToLookup(field => field.Id, field => field.Bytes!);
            return new OnnxGraph(
                [.. fields.Where(field => field.Id != OnnxFields.ModelGraph)],
                [.. graph[OnnxFields.GraphNode].Select(GraphNode.Read)],
                [.. graph[OnnxFields.GraphInitializer].Select(GraphTensor.Read)])
            {
                Inputs = [.. graph[OnnxFields.GraphInput].Select(GraphValue.Read)],
                Outputs = [.. graph[OnnxFields.GraphOutput].Select(GraphValue.Read)],
            };
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException("not an ONNX model: " + e.Message, e);
        }
    }

    /// <summary>The operator that makes a value; null for a constant or an input.</summary>
    public GraphNode? ProducerOf(string name) => _producers.GetValueOrDefault(name);

    /// <summary>The operators that read a value.</summary>
    public IReadOnlyList<GraphNode> ConsumersOf(string name) => [.. _consumers[name]];

    /// <summary>The constant of that name; null if it is none.</summary>
    public GraphTensor? Tensor(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>What computes <paramref name="outputs"/> of <paramref name="inputs"/>, and nothing else.</summary>
    /// <param name="inputs">Given from outside from now on, whatever made them before.</param>
    /// <param name="outputs">What is wanted.</param>
    public OnnxGraph Cut(IReadOnlyList<GraphValue> inputs, IReadOnlyList<GraphValue> outputs)
    {
        var given = inputs.Select(input => input.Name).ToHashSet();
        var wanted = new HashSet<string>();
        var open = new Stack<string>(outputs.Select(output => output.Name));
        while (open.TryPop(out var name))
        {
            if (given.Contains(name) || !wanted.Add(name)) continue;
            foreach (var input in ProducerOf(name)?.Inputs ?? []) open.Push(input);
        }

        var nodes = Nodes.Where(node => node.Outputs.Any(wanted.Contains));
        var tensors = _tensors.Values.Where(tensor => wanted.Contains(tensor.Name));
        return new OnnxGraph(_header, [.. nodes], [.. tensors])
        {
            Inputs = inputs,
            Outputs = outputs,
        };
    }

    /// <summary>The same graph with operators exchanged and constants added; what is no longer used stays until the graph is cut.</summary>
    public OnnxGraph With(IReadOnlyDictionary<GraphNode, GraphNode> replacements, IEnumerable<GraphTensor> added) =>
        new(_header, [.. Nodes.Select(node => replacements.GetValueOrDefault(node, node))], [.. _tensors.Values, .. added])
        {
            Inputs = Inputs,
            Outputs = Outputs,
        };

    /// <summary>The same graph with constants exchanged for others of the same names.</summary>
    public OnnxGraph WithTensors(IEnumerable<GraphTensor> exchanged)
    {
        var others = exchanged.ToDictionary(tensor => tensor.Name);
        return new OnnxGraph(_header, Nodes, [.. _tensors.Values.Select(tensor => others.GetValueOrDefault(tensor.Name, tensor))])
        {
            Inputs = Inputs,
            Outputs = Outputs,
        };
    }

    /// <summary>The bytes of an <c>.onnx</c> file.</summary>
    public byte[] ToModel() => WireWriter.Write(model =>
    {
        foreach (var field in _header) model.Field(field);
        model.Message(OnnxFields.ModelGraph, graph =>
        {
            foreach (var node in Nodes) graph.Bytes(OnnxFields.GraphNode, node.Message);
            graph.Text(OnnxFields.GraphName, "part");
            foreach (var tensor in _tensors.Values) graph.Bytes(OnnxFields.GraphInitializer, tensor.Message);
            foreach (var input in Inputs) graph.Bytes(OnnxFields.GraphInput, input.Message);
            foreach (var output in Outputs) graph.Bytes(OnnxFields.GraphOutput, output.Message);
        });
    }).ToByteArray();
}
