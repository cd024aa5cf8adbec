using Google.Protobuf;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>Writes a protobuf message field by field, without its schema.</summary>
internal sealed class WireWriter
{
    private readonly CodedOutputStream _output;

    private WireWriter(CodedOutputStream output) => _output = output;

    /// <summary>The message that <paramref name="fields"/> writes.</summary>
    public static ByteString Write(Action<WireWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true)) fields(new WireWriter(output));
        return ByteString.CopyFrom(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public void Number(int id, long value)
    {
        _output.WriteTag(id, WireFormat.WireType.Varint);
        _output.WriteInt64(value);
    }

    public void Text(int id, string value)
    {
        _output.WriteTag(id, WireFormat.WireType.LengthDelimited);
        _output.WriteString(value);
    }

    public void Bytes(int id, ByteString value)
    {
        _output.WriteTag(id, WireFormat.WireType.LengthDelimited);
        _output.WriteBytes(value);
    }

    public void Message(int id, Action<WireWriter> fields) => Bytes(id, Write(fields));

    /// <summary>A field as it was read.</summary>
    public void Field(WireField field)
    {
        if (field.Bytes is { } bytes) Bytes(field.Id, bytes);
        else Number(field.Id, field.Number);
    }
}
