using System.Buffers;
using System.Buffers.Binary;
using Antiphon.Wire.EventStreams;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Wire.Tests.EventStreams;

/// <summary>
/// Whatever arrives, the decoder answers with a message, with "not yet" or with a named malformation, and with nothing else.
/// </summary>
public sealed class EventStreamFuzzTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Decode_RandomBytes_MessageOrWaitOrMalformation()
    {
        var random = new Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Survive(bytes, random);
        }
    }

    [Fact]
    public void Decode_MutatedPrelude_NeverGivesAMessage()
    {
        var random = new Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Messages.WithAllHeaderTypes.ToArray();
            bytes[random.Next(12)] ^= (byte)random.Next(1, 256);
            Survive(bytes, random).ShouldBe(EventStreamMalformation.PreludeChecksum);
        }
    }

    [Fact]
    public void Decode_MutatedPreludeWithRepairedChecksum_MessageOrWaitOrMalformation()
    {
        var random = new Random(3);
        var seen = new HashSet<EventStreamMalformation?>();
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Messages.WithAllHeaderTypes.ToArray();
            var lengths = bytes.AsSpan(random.Next(2) * 4, 4);
            if (random.Next(2) == 0) lengths[random.Next(4)] ^= (byte)random.Next(1, 256);
            else BinaryPrimitives.WriteUInt32BigEndian(lengths, (uint)random.Next(0, bytes.Length + 20));
            seen.Add(Survive(Messages.RepairChecksums(bytes), random));
        }

        seen.ShouldContain(EventStreamMalformation.MessageTooShort);
        seen.ShouldContain(EventStreamMalformation.MessageTooLarge);
        seen.ShouldContain(EventStreamMalformation.HeadersTooLarge);
        seen.ShouldContain(EventStreamMalformation.HeadersLongerThanMessage);
        seen.ShouldContain((EventStreamMalformation?)null);
    }

    [Fact]
    public void Decode_MutatedHeadersWithRepairedChecksums_ReachesEveryHeaderFault()
    {
        var random = new Random(4);
        var seen = new HashSet<EventStreamMalformation?>();
        var headersLength = BinaryPrimitives.ReadInt32BigEndian(Messages.WithAllHeaderTypes.AsSpan(4));
        for (var i = 0; i < Rounds; i++)
        {
            var bytes = Messages.WithAllHeaderTypes.ToArray();
            for (var n = random.Next(1, 4); n > 0; n--) bytes[12 + random.Next(headersLength)] = (byte)random.Next(256);
            seen.Add(Survive(Messages.RepairChecksums(bytes), random));
        }

        seen.ShouldBe(
            [
                null, EventStreamMalformation.HeaderNameEmpty, EventStreamMalformation.HeaderNameOverBlock,
                EventStreamMalformation.HeaderTypeUnknown, EventStreamMalformation.HeaderValueOverBlock,
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void RoundTrip_AnyHeadersAndPayload_ComeBack() => Prop.ForAll<(string, long, byte[])[], byte[], int>((headers, payload, cut) =>
    {
        var writer = new EventStreamHeaderWriter(new byte[64 * 1024]);
        var expected = new List<Messages.Header>();
        foreach (var (_, number, bytes) in headers ?? []) expected.Add(Write(ref writer, $"h{expected.Count}", number, bytes ?? []));

        var message = Messages.Encode(writer.Written, payload);
        var decoded = Messages.Decode(Segmented.At(message, (int)((uint)cut % message.Length)));
        decoded.Headers.ShouldBe(expected);
        decoded.PayloadHex.ShouldBe(Convert.ToHexStringLower(payload));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // Decodes in one piece and in random pieces; both must agree. Null: a message, or not yet.
    private static EventStreamMalformation? Survive(byte[] bytes, Random random)
    {
        var whole = Outcome(new ReadOnlySequence<byte>(bytes));
        Outcome(Segmented.Every(bytes, random.Next(1, 20))).ShouldBe(whole);
        return whole;
    }

    private static EventStreamMalformation? Outcome(ReadOnlySequence<byte> buffer)
    {
        try
        {
            Messages.TryDecode(buffer);
            return null;
        }
        catch (EventStreamException malformed)
        {
            return malformed.Malformation;
        }
    }

    private static Messages.Header Write(ref EventStreamHeaderWriter writer, string name, long number, byte[] bytes)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(name);
        var type = (EventStreamHeaderType)((ulong)number % 10);
        switch (type)
        {
            case EventStreamHeaderType.True or EventStreamHeaderType.False:
                writer.WriteBoolean(utf8, type == EventStreamHeaderType.True);
                return new Messages.Header(name, type, "");
            case EventStreamHeaderType.SByte:
                writer.WriteSByte(utf8, (sbyte)number);
                return new Messages.Header(name, type, $"{(byte)number:x2}");
            case EventStreamHeaderType.Int16:
                writer.WriteInt16(utf8, (short)number);
                return new Messages.Header(name, type, $"{(ushort)number:x4}");
            case EventStreamHeaderType.Int32:
                writer.WriteInt32(utf8, (int)number);
                return new Messages.Header(name, type, $"{(uint)number:x8}");
            case EventStreamHeaderType.Int64:
                writer.WriteInt64(utf8, number);
                return new Messages.Header(name, type, $"{number:x16}");
            case EventStreamHeaderType.Timestamp:
                writer.WriteTimestamp(utf8, number);
                return new Messages.Header(name, type, $"{number:x16}");
            case EventStreamHeaderType.Uuid:
                var uuid = new Guid([.. bytes.Take(16), .. new byte[16 - Math.Min(16, bytes.Length)]], bigEndian: true);
                writer.WriteUuid(utf8, uuid);
                return new Messages.Header(name, type, uuid.ToString("N"));
            case EventStreamHeaderType.String:
                writer.WriteString(utf8, bytes);
                return new Messages.Header(name, type, Convert.ToHexStringLower(bytes));
            default:
                writer.WriteBytes(utf8, bytes);
                return new Messages.Header(name, type, Convert.ToHexStringLower(bytes));
        }
    }
}
