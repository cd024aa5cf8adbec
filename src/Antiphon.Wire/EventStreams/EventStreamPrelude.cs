using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Antiphon.Wire.Checksums;

namespace Antiphon.Wire.EventStreams;

/// <summary>The first 12 bytes of a message: all that decides how much must be buffered.</summary>
internal readonly struct EventStreamPrelude
{
    public const int Length = 12;
    public const int ChecksumLength = 4;
    public const int FramingLength = Length + ChecksumLength;

    private EventStreamPrelude(int totalLength, int headersLength)
    {
        TotalLength = totalLength;
        HeadersLength = headersLength;
    }

    public int TotalLength { get; }

    public int HeadersLength { get; }

    public int PayloadLength => TotalLength - HeadersLength - FramingLength;

    /// <summary>Reads and judges the prelude. The checksum goes first: lengths that fail it mean nothing.</summary>
    public static EventStreamPrelude Read(ReadOnlySpan<byte> bytes, EventStreamLimits limits)
    {
        var total = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var headers = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        if (Crc32.Compute(bytes[..8]) != BinaryPrimitives.ReadUInt32BigEndian(bytes[8..])) ThrowChecksum();
        if (total < FramingLength) ThrowLength(EventStreamMalformation.MessageTooShort, total, FramingLength);
        if (total > (uint)limits.MaxMessageBytes) ThrowLength(EventStreamMalformation.MessageTooLarge, total, limits.MaxMessageBytes);
        if (headers > (uint)limits.MaxHeaderBytes) ThrowLength(EventStreamMalformation.HeadersTooLarge, headers, limits.MaxHeaderBytes);
        if (headers > total - FramingLength) ThrowLength(EventStreamMalformation.HeadersLongerThanMessage, headers, total - FramingLength);
        return new EventStreamPrelude((int)total, (int)headers);
    }

    public static void Write(Span<byte> message, int headersLength)
    {
        BinaryPrimitives.WriteUInt32BigEndian(message, (uint)message.Length);
        BinaryPrimitives.WriteUInt32BigEndian(message[4..], (uint)headersLength);
        BinaryPrimitives.WriteUInt32BigEndian(message[8..], Crc32.Compute(message[..8]));
    }

    [DoesNotReturn]
    private static void ThrowChecksum() =>
        throw new EventStreamException(EventStreamMalformation.PreludeChecksum, "The prelude's checksum does not match.");

    [DoesNotReturn]
    private static void ThrowLength(EventStreamMalformation malformation, uint announced, long bound) =>
        throw new EventStreamException(malformation, $"{malformation}: {announced} bytes announced, the bound is {bound}.");
}
