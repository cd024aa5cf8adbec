namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>
/// The form of a dynamically quantised network that computes in floats. Each chain DynamicQuantizeLinear, MatMulInteger, Cast, Mul by
/// both scales becomes one MatMul with weights (W - zero point) × scale: results no longer depend on the machine's integer instructions,
/// nor on what else is in the tensor.
/// </summary>
internal static class Dequantization
{
    /// <summary>The float form. Cut it to be rid of the integer weights.</summary>
    /// <exception cref="InvalidDataException">An integer product is not of that pattern.</exception>
    public static OnnxGraph Apply(OnnxGraph graph)
    {
        var replacements = new Dictionary<GraphNode, GraphNode>(ReferenceEqualityComparer.Instance);
        var weights = new Dictionary<string, GraphTensor>();
        foreach (var product in graph.Nodes.Where(node => node.Operator == "MatMulInteger"))
        {
            var chain = Chain.Find(graph, product);
            var name = chain.Weights + "_dequantized";
            if (!weights.ContainsKey(name)) weights[name] = chain.Dequantize(graph, name);
            replacements[chain.Scaling] = GraphNode.Make("MatMul", [chain.Activations, name], chain.Scaling.Outputs[0]);
        }

        return graph.With(replacements, weights.Values);
    }

    // What is around one integer product.
    private sealed record Chain(string Activations, string Weights, string ZeroPoint, string Scale, GraphNode Scaling)
    {
        public static Chain Find(OnnxGraph graph, GraphNode product)
        {
            var quantize = Expect(graph.ProducerOf(product.Inputs[0]), "DynamicQuantizeLinear", product);
            var cast = Expect(Only(graph, product.Outputs[0]), "Cast", product);
            var scaling = Expect(Only(graph, cast.Outputs[0]), "Mul", product);
            var scales = Expect(graph.ProducerOf(scaling.Inputs.Single(input => input != cast.Outputs[0])), "Mul", product);
            var scale = scales.Inputs.Single(input => input != quantize.Outputs[1]);
            return new Chain(quantize.Inputs[0], product.Inputs[1], product.Inputs[3], scale, scaling);
        }

        public GraphTensor Dequantize(OnnxGraph graph, string name)
        {
            var tensor = Constant(graph, Weights);
            var values = tensor.ReadValues();
            var (zeroPoints, scales) = (Constant(graph, ZeroPoint).ReadValues(), Constant(graph, Scale).ReadValues());

            // One zero point and scale for all, or one for each column.
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (values[i] - zeroPoints[i % zeroPoints.Length]) * scales[i % scales.Length];
            }

            return GraphTensor.Make(name, tensor.ReadShape(), values);
        }

        private static GraphTensor Constant(OnnxGraph graph, string name) =>
            graph.Tensor(name) ?? throw new InvalidDataException($"{name} is not a constant");

        private static GraphNode? Only(OnnxGraph graph, string value) =>
            graph.ConsumersOf(value) is [var consumer] ? consumer : null;

        private static GraphNode Expect(GraphNode? node, string @operator, GraphNode product) =>
            node?.Operator == @operator ? node : throw new InvalidDataException($"{product.Outputs[0]} lacks the {@operator} around it");
    }
}
