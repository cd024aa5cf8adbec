using Google.Protobuf;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>An input or output of a graph.</summary>
/// <param name="Name">What nodes call it.</param>
/// <param name="Message">Its name, type and shape, as in the file.</param>
internal sealed record GraphValue(string Name, ByteString Message)
{
    private const int Float32 = 1;

    /// <summary>A value of an ONNX file.</summary>
    public static GraphValue Read(ByteString message) =>
        new(WireMessage.Read(message).FirstOrDefault(field => field.Id == OnnxFields.ValueName).Text, message);

    /// <summary>A new sequence of 32-bit floats, one batch of it.</summary>
    /// <param name="name">What nodes call it.</param>
    /// <param name="channels">Floats of each step; null for a sequence of plain floats.</param>
    /// <param name="steps">Name of the free number of steps; equal names are equal numbers.</param>
    public static GraphValue MakeSequence(string name, int? channels, string steps) => new(name, WireWriter.Write(value =>
    {
        value.Text(OnnxFields.ValueName, name);
        value.Message(OnnxFields.ValueType, type => type.Message(OnnxFields.TypeTensor, tensor =>
        {
            tensor.Number(OnnxFields.TensorTypeElement, Float32);
            tensor.Message(OnnxFields.TensorTypeShape, shape =>
            {
                shape.Message(OnnxFields.ShapeDimension, batch => batch.Number(OnnxFields.DimensionValue, 1));
                if (channels is { } count) shape.Message(OnnxFields.ShapeDimension, length => length.Number(OnnxFields.DimensionValue, count));
                shape.Message(OnnxFields.ShapeDimension, length => length.Text(OnnxFields.DimensionName, steps));
            });
        }));
    }));
}
