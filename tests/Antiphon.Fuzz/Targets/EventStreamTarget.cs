using System.Buffers;
using System.Buffers.Binary;
using Antiphon.Wire.Checksums;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Fuzz.Targets;

/// <summary>Messages of the event stream, mostly with repaired checksums, decoded whole and in pieces.</summary>
internal sealed class EventStreamTarget : IFuzzTarget
{
    public string Name => "event-stream";

    public byte[] Make(Random random)
    {
        var writer = new EventStreamHeaderWriter(new byte[1024]);
        for (var n = random.Next(6); n > 0; n--) Write(ref writer, random);
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(output, writer.Written, Mutation.RandomBytes(random.Next(40), random));
        var bytes = Mutation.OfBytes(output.WrittenSpan.ToArray(), random);
        if (random.Next(3) > 0) RepairChecksums(bytes);
        return bytes;
    }

    public void Parse(byte[] input)
    {
        var whole = Decode(new ReadOnlySequence<byte>(input));
        for (var size = 1; size <= 11; size += 5)
        {
            if (Decode(Pieces.Of(input, size)) is var cut && cut != whole)
                throw new InvalidOperationException($"whole: {whole}; in pieces of {size}: {cut}");
        }
    }

    private static string Decode(ReadOnlySequence<byte> buffer)
    {
        var before = buffer;
        try
        {
            if (EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var message)) return Read(message, buffer.Length);
            return buffer.Equals(before) ? "not yet" : throw new InvalidOperationException("an incomplete message was taken");
        }
        catch (EventStreamException malformed)
        {
            return malformed.Malformation.ToString();
        }
    }

    private static string Read(in EventStreamMessage message, long left)
    {
        var headers = "";
        var reader = message.ReadHeaders();
        while (reader.TryRead(out var header)) headers += $"{header.Name} {header.Type} {Convert.ToHexString(header.Value.ToArray())};";
        return $"{headers} {Convert.ToHexString(message.Payload.ToArray())}, {left} left";
    }

    private static void Write(ref EventStreamHeaderWriter writer, Random random)
    {
        var name = Mutation.RandomBytes(random.Next(1, 12), random);
        for (var i = 0; i < name.Length; i++) name[i] = (byte)('a' + (name[i] % 26));
        switch (random.Next(5))
        {
            case 0:
                writer.WriteBoolean(name, random.Next(2) == 0);
                break;
            case 1:
                writer.WriteInt32(name, random.Next());
                break;
            case 2:
                writer.WriteTimestamp(name, random.NextInt64());
                break;
            case 3:
                writer.WriteBytes(name, Mutation.RandomBytes(random.Next(20), random));
                break;
            default:
                writer.WriteString(name, "TextEvent"u8);
                break;
        }
    }

    private static void RepairChecksums(Span<byte> bytes)
    {
        if (bytes.Length < EventStreamEncoder.FramingLength) return;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], Crc32.Compute(bytes[..8]));
        var total = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (total < EventStreamEncoder.FramingLength || total > bytes.Length) return;
        var message = bytes[..(int)total];
        BinaryPrimitives.WriteUInt32BigEndian(message[^4..], Crc32.Compute(message[..^4]));
    }
}
