using System.Globalization;
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

    /// <summary>A new value of 32-bit floats.</summary>
    /// <param name="name">What nodes call it.</param>
    /// <param name="lengths">A number for each fixed length, a name for each free one; equal names are equal lengths.</param>
    public static GraphValue MakeFloats(string name, params string[] lengths) => new(name, WireWriter.Write(value =>
    {
        value.Text(OnnxFields.ValueName, name);
        value.Message(OnnxFields.ValueType, type => type.Message(OnnxFields.TypeTensor, tensor =>
        {
            tensor.Number(OnnxFields.TensorTypeElement, Float32);
            tensor.Message(OnnxFields.TensorTypeShape, shape =>
            {
                foreach (var length in lengths) shape.Message(OnnxFields.ShapeDimension, dimension => WriteLength(dimension, length));
            });
        }));
    }));

    private static void WriteLength(WireWriter dimension, string length)
    {
        var isNumber = int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber) dimension.Number(OnnxFields.DimensionValue, number);
        else dimension.Text(OnnxFields.DimensionName, length);
    }
}
