using Google.Protobuf;

namespace Antiphon.Engines.Onnx.Graphs;

/// <summary>Reads a protobuf message field by field, without its schema.</summary>
internal static class WireMessage
{
    /// <summary>The fields of a message in their order. Ids of ONNX's own fields are in its <c>onnx.proto</c>.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no message.</exception>
    public static IEnumerable<WireField> Read(ByteString message)
    {
        var input = message.CreateCodedInput();
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            var id = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.LengthDelimited:
                    yield return new WireField(id, 0, input.ReadBytes());
                    break;
                case WireFormat.WireType.Varint:
                    yield return new WireField(id, input.ReadInt64(), null);
                    break;
                case WireFormat.WireType.Fixed32:
                    yield return new WireField(id, BitConverter.SingleToInt32Bits(input.ReadFloat()), null);
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }
    }
}
