using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>A constant of a graph: weights. Immutable.</summary>
/// <param name="Name">What nodes call it.</param>
/// <param name="Message">All of it, as in the file.</param>
internal sealed record GraphTensor(string Name, ByteString Message)
{
    private const int Float32 = 1;
    private const int UInt8 = 2;
    private const int Int8 = 3;

    /// <summary>A tensor of an ONNX file.</summary>
    public static GraphTensor Read(ByteString message) =>
        new(WireMessage.Read(message).FirstOrDefault(field => field.Id == OnnxFields.TensorName).Text, message);

    /// <summary>A new tensor of floats.</summary>
    public static GraphTensor Make(string name, IReadOnlyList<long> shape, float[] values)
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("tensors are little-endian");
        var message = WireWriter.Write(writer =>
        {
            foreach (var length in shape) writer.Number(OnnxFields.TensorDimension, length);
            writer.Number(OnnxFields.TensorType, Float32);
            writer.Text(OnnxFields.TensorName, name);
            writer.Bytes(OnnxFields.TensorRaw, ByteString.CopyFrom(MemoryMarshal.AsBytes(values.AsSpan())));
        });
        return new GraphTensor(name, message);
    }

    /// <summary>Whether its elements are signed 8-bit integers.</summary>
    public bool IsSigned8 => Type == Int8;

    private long Type => WireMessage.Read(Message).Single(part => part.Id == OnnxFields.TensorType).Number;

    /// <summary>The same of unsigned 8-bit integers: every element 128 more.</summary>
    public GraphTensor ToUnsigned8()
    {
        var values = ReadValues();
        var message = WireWriter.Write(writer =>
        {
            foreach (var length in ReadShape()) writer.Number(OnnxFields.TensorDimension, length);
            writer.Number(OnnxFields.TensorType, UInt8);
            writer.Text(OnnxFields.TensorName, Name);
            writer.Bytes(OnnxFields.TensorRaw, ByteString.CopyFrom([.. values.Select(value => (byte)(value + 128))]));
        });
        return new GraphTensor(Name, message);
    }

    /// <summary>Its lengths.</summary>
    public IReadOnlyList<long> ReadShape() =>
        [.. WireMessage.Read(Message).Where(field => field.Id == OnnxFields.TensorDimension).SelectMany(Integers)];

    /// <summary>Its elements, of 8-bit integers or 32-bit floats, as floats.</summary>
    /// <exception cref="InvalidDataException">They are of another type.</exception>
    public float[] ReadValues()
    {
        var fields = WireMessage.Read(Message).ToList();
        var type = fields.Single(field => field.Id == OnnxFields.TensorType).Number;
        var raw = fields.FirstOrDefault(field => field.Id == OnnxFields.TensorRaw).Bytes;
        return (type, raw) switch
        {
            (Float32, { }) => [.. raw.ToByteArray().Chunk(sizeof(float)).Select(bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes))],
            (Float32, null) => [.. fields.Where(field => field.Id == OnnxFields.TensorFloats).SelectMany(Floats)],
            (UInt8, { }) => [.. raw.Select(value => (float)value)],
            (Int8, { }) => [.. raw.Select(value => (float)(sbyte)value)],
            (UInt8 or Int8, null) =>
                [.. fields.Where(field => field.Id == OnnxFields.TensorIntegers).SelectMany(Integers).Select(value => (float)value)],
            _ => throw new InvalidDataException($"{Name} has elements of type {type}"),
        };
    }

    // A repeated number is one field each, or all of them packed into one.
    private static IEnumerable<long> Integers(WireField field)
    {
        if (field.Bytes is null)
        {
            yield return field.Number;
            yield break;
        }

        var packed = field.Bytes.CreateCodedInput();
        while (!packed.IsAtEnd) yield return packed.ReadInt64();
    }

    private static IEnumerable<float> Floats(WireField field)
    {
        if (field.Bytes is null)
        {
            yield return BitConverter.Int32BitsToSingle((int)field.Number);
            yield break;
        }

        var packed = field.Bytes.CreateCodedInput();
        while (!packed.IsAtEnd) yield return packed.ReadFloat();
    }
}
