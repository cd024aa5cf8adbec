using System.Buffers.Binary;

namespace Antiphon.Audio.Ogg;

/// <summary>The two packets in front of Opus audio (RFC 7845 §5).</summary>
internal static class OpusHeaders
{
    public const int IdentificationLength = 19;

    private static ReadOnlySpan<byte> Vendor => "Antiphon"u8;

    public static int CommentLength => 8 + 4 + Vendor.Length + 4;

    //  0          8         9          10         12           16     18
    //  "OpusHead" | version | channels | pre-skip | input rate | gain | mapping family
    public static void WriteIdentification(Span<byte> packet, int preSkip, int inputRate)
    {
        packet[..IdentificationLength].Clear();
        "OpusHead"u8.CopyTo(packet);
        packet[8] = 1;
        packet[9] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(packet[10..], checked((ushort)preSkip));
        BinaryPrimitives.WriteInt32LittleEndian(packet[12..], inputRate);
    }

    /// <summary>A vendor and no comments: equal input gives equal bytes.</summary>
    public static void WriteComment(Span<byte> packet)
    {
        packet[..CommentLength].Clear();
        "OpusTags"u8.CopyTo(packet);
        BinaryPrimitives.WriteInt32LittleEndian(packet[8..], Vendor.Length);
        Vendor.CopyTo(packet[12..]);
    }
}
