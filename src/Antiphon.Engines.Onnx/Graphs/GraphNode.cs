using Google.Protobuf;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>One operator of a graph. Immutable.</summary>
/// <param name="Operator">What it does: <c>MatMul</c>.</param>
/// <param name="Inputs">Names of what it reads; empty where an optional one is left out.</param>
/// <param name="Outputs">Names of what it makes.</param>
/// <param name="Message">All of it, as in the file.</param>
internal sealed record GraphNode(string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, ByteString Message)
{
    /// <summary>A node of an ONNX file.</summary>
    public static GraphNode Read(ByteString message)
    {
        var fields = WireMessage.Read(message).ToList();
        return new GraphNode(
            fields.FirstOrDefault(field => field.Id == OnnxFields.NodeOperator).Text,
            [.. fields.Where(field => field.Id == OnnxFields.NodeInput).Select(field => field.Text)],
            [.. fields.Where(field => field.Id == OnnxFields.NodeOutput).Select(field => field.Text)],
            message);
    }

    /// <summary>A new node without attributes.</summary>
    public static GraphNode Make(string @operator, IReadOnlyList<string> inputs, string output)
    {
        var message = WireWriter.Write(writer =>
        {
            foreach (var input in inputs) writer.Text(OnnxFields.NodeInput, input);
            writer.Text(OnnxFields.NodeOutput, output);
            writer.Text(OnnxFields.NodeOperator, @operator);
        });
        return new GraphNode(@operator, inputs, [output], message);
    }
}
