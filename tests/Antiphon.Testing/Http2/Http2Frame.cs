using System.Buffers.Binary;

namespace Antiphon.Testing.Http2;

/// <summary>One HTTP/2 frame; owns its payload.</summary>
public sealed record Http2Frame(Http2FrameType Type, byte Flags, int StreamId, ReadOnlyMemory<byte> Payload)
{
    public const int HeaderLength = 9;
    public const byte EndStreamFlag = 1;
    public const byte AckFlag = 1;
    public const byte EndHeadersFlag = 4;

    public bool IsAck => Type is Http2FrameType.Settings or Http2FrameType.Ping && (Flags & AckFlag) != 0;

    public bool EndsStream => Type is Http2FrameType.Data or Http2FrameType.Headers && (Flags & EndStreamFlag) != 0;

    /// <summary>The error code of RST_STREAM or GOAWAY.</summary>
    public Http2Error Error => Type switch
    {
        Http2FrameType.Reset => (Http2Error)BinaryPrimitives.ReadInt32BigEndian(Payload.Span),
        Http2FrameType.GoAway => (Http2Error)BinaryPrimitives.ReadInt32BigEndian(Payload.Span[4..]),
        _ => throw new InvalidOperationException(Type + " carries no error code"),
    };

    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderLength + Payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Payload.Length << 8 | (byte)Type);
        bytes[4] = Flags;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), StreamId);
        Payload.Span.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }

    /// <summary>Takes the frame at the front of <paramref name="bytes"/>; null while it is not complete.</summary>
    public static Http2Frame? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength) return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes) >>> 8;
        if (bytes.Length < HeaderLength + length) return null;
        var stream = BinaryPrimitives.ReadInt32BigEndian(bytes[5..]) & int.MaxValue;
        return new Http2Frame((Http2FrameType)bytes[3], bytes[4], stream, bytes.Slice(HeaderLength, length).ToArray());
    }
}
