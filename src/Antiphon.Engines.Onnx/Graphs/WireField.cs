using Google.Protobuf;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>One field of a protobuf message.</summary>
/// <param name="Id">Its number in the schema.</param>
/// <param name="Number">The value of a varint, or the bits of a fixed 32-bit value.</param>
/// <param name="Bytes">A text, bytes or message; null for a number.</param>
internal readonly record struct WireField(int Id, long Number, ByteString? Bytes)
{
    /// <summary>The bytes as text; empty for a number.</summary>
    public string Text => Bytes?.ToStringUtf8() ?? "";
}
