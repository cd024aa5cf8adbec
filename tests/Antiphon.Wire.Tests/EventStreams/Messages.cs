using System.Buffers;
using System.Buffers.Binary;
using Antiphon.Wire.Checksums;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Tests.EventStreams;

/// <summary>Makes and takes apart messages for tests.</summary>
internal static class Messages
{
    public static byte[] WithAllHeaderTypes { get; } = Encode(AllHeaderTypes(), "some payload"u8);

    /// <summary>A header: name, type and value as their wire bytes, so that two headers can be compared.</summary>
    public sealed record Header(string Name, EventStreamHeaderType Type, string ValueHex);

    public sealed record Content(IReadOnlyList<Header> Headers, string PayloadHex);

    public static byte[] Encode(ReadOnlySpan<byte> headerBlock, ReadOnlySpan<byte> payload)
    {
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(output, headerBlock, payload);
        return output.WrittenSpan.ToArray();
    }

    public static Content? TryDecode(ReadOnlySequence<byte> buffer)
    {
        var before = buffer;
        if (EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var message)) return Read(message);
        buffer.Equals(before).ShouldBeTrue("an incomplete message must leave the buffer untouched");
        return null;
    }

    public static Content Decode(ReadOnlySequence<byte> buffer)
    {
        EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var message).ShouldBeTrue();
        buffer.IsEmpty.ShouldBeTrue();
        return Read(message);
    }

    public static Content Decode(byte[] bytes) => Decode(new ReadOnlySequence<byte>(bytes));

    public static EventStreamMessage DecodeOne(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var message).ShouldBeTrue();
        return message;
    }

    public static EventStreamMalformation Malformation(ReadOnlySequence<byte> buffer) =>
        Should.Throw<EventStreamException>(() => EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out _)).Malformation;

    public static EventStreamMalformation Malformation(byte[] bytes) => Malformation(new ReadOnlySequence<byte>(bytes));

    public static Content Read(in EventStreamMessage message)
    {
        var headers = new List<Header>();
        var reader = message.ReadHeaders();
        while (reader.TryRead(out var header))
        {
            ReadEveryWay(header);
            headers.Add(new Header(header.Name, header.Type, Convert.ToHexStringLower(header.Value.ToArray())));
        }

        return new Content(headers, Convert.ToHexStringLower(message.Payload.ToArray()));
    }

    /// <summary>
    /// Makes both checksums right again, so that a mutation reaches what lies behind them. Leaves impossible lengths alone.
    /// </summary>
    public static byte[] RepairChecksums(byte[] bytes)
    {
        var repaired = bytes.ToArray();
        if (repaired.Length < EventStreamEncoder.FramingLength) return repaired;
        BinaryPrimitives.WriteUInt32BigEndian(repaired.AsSpan(8), Crc32.Compute(repaired.AsSpan(0, 8)));
        var total = BinaryPrimitives.ReadUInt32BigEndian(repaired);
        if (total >= EventStreamEncoder.FramingLength && total <= repaired.Length)
        {
            var message = repaired.AsSpan(0, (int)total);
            BinaryPrimitives.WriteUInt32BigEndian(message[^4..], Crc32.Compute(message[..^4]));
        }

        return repaired;
    }

    // A decoded header answers every getter without throwing, whatever its type.
    private static void ReadEveryWay(in EventStreamHeader header)
    {
        _ = header.TryGetBoolean(out _);
        _ = header.TryGetSByte(out _);
        _ = header.TryGetInt16(out _);
        _ = header.TryGetInt32(out _);
        _ = header.TryGetInt64(out _);
        _ = header.TryGetBytes(out _);
        _ = header.TryGetString(out _);
        _ = header.TryGetTimestamp(out _);
        _ = header.TryGetUuid(out _);
        header.ValueEquals(header.Value.ToArray()).ShouldBeTrue();
        header.ValueEquals([.. header.Value.ToArray(), 0]).ShouldBeFalse();
    }

    private static byte[] AllHeaderTypes()
    {
        var writer = new EventStreamHeaderWriter(new byte[512]);
        writer.WriteBoolean("true"u8, true);
        writer.WriteBoolean("false"u8, false);
        writer.WriteSByte("i8"u8, -50);
        writer.WriteInt16("i16"u8, -20000);
        writer.WriteInt32("i32"u8, -500000);
        writer.WriteInt64("i64"u8, -50000000000);
        writer.WriteBytes("bytes"u8, [0, 255, 10]);
        writer.WriteString("string"u8, "Grüße 🎶");
        writer.WriteTimestamp("time"u8, new DateTimeOffset(2026, 11, 21, 4, 24, 28, 489, TimeSpan.Zero));
        writer.WriteUuid("uuid"u8, Guid.Parse("b79bc914-de21-4e13-b8b2-bc47e85b7f0b"));
        return writer.Written.ToArray();
    }
}
