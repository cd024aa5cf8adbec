using System.Buffers;
using System.Buffers.Binary;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Tests.EventStreams;

public sealed class EventStreamDecoderTests
{
    [Theory]
    [InlineData(15u, 0u, EventStreamMalformation.MessageTooShort)]
    [InlineData(0u, 0u, EventStreamMalformation.MessageTooShort)]
    [InlineData(1025u, 0u, EventStreamMalformation.MessageTooLarge)]
    [InlineData(0xFFFFFFFFu, 0u, EventStreamMalformation.MessageTooLarge)]
    [InlineData(0x80000010u, 0u, EventStreamMalformation.MessageTooLarge)]
    [InlineData(1024u, 129u, EventStreamMalformation.HeadersTooLarge)]
    [InlineData(1024u, 0xFFFFFFFFu, EventStreamMalformation.HeadersTooLarge)]
    [InlineData(100u, 85u, EventStreamMalformation.HeadersLongerThanMessage)]
    [InlineData(16u, 1u, EventStreamMalformation.HeadersLongerThanMessage)]
    public void TryRead_ImpossiblePrelude_IsRefusedBeforeTheMessageIsThere(uint total, uint headers, EventStreamMalformation expected)
    {
        var limits = new EventStreamLimits { MaxMessageBytes = 1024, MaxHeaderBytes = 128 };
        foreach (var buffer in (ReadOnlySequence<byte>[])[new(Prelude(total, headers)), Segmented.Every(Prelude(total, headers), 1)])
        {
            var read = buffer;
            Should.Throw<EventStreamException>(() => EventStreamDecoder.TryRead(ref read, limits, out _)).Malformation.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(1024u, 128u)]
    [InlineData(100u, 84u)]
    [InlineData(16u, 0u)]
    public void TryRead_PreludeAtTheLimit_WaitsForTheRest(uint total, uint headers)
    {
        var buffer = new ReadOnlySequence<byte>(Prelude(total, headers));
        var limits = new EventStreamLimits { MaxMessageBytes = 1024, MaxHeaderBytes = 128 };
        EventStreamDecoder.TryRead(ref buffer, limits, out _).ShouldBeFalse();
        buffer.Length.ShouldBe(12);
    }

    [Fact]
    public void TryRead_ElevenBytesOfNonsense_Waits() =>
        Messages.TryDecode(new ReadOnlySequence<byte>([255, 255, 255, 255, 1, 2, 3, 4, 5, 6, 7])).ShouldBeNull();

    [Theory]
    [InlineData(new byte[] { 0, 7 }, EventStreamMalformation.HeaderNameEmpty)]
    [InlineData(new byte[] { 5, 97 }, EventStreamMalformation.HeaderNameOverBlock)]
    [InlineData(new byte[] { 1, 97 }, EventStreamMalformation.HeaderNameOverBlock)]
    [InlineData(new byte[] { 1, 97, 10 }, EventStreamMalformation.HeaderTypeUnknown)]
    [InlineData(new byte[] { 1, 97, 7, 0 }, EventStreamMalformation.HeaderValueOverBlock)]
    [InlineData(new byte[] { 1, 97, 7, 0, 1 }, EventStreamMalformation.HeaderValueOverBlock)]
    [InlineData(new byte[] { 1, 97, 8, 0, 0, 0, 0, 0, 0, 0 }, EventStreamMalformation.HeaderValueOverBlock)]
    [InlineData(new byte[] { 1, 97, 0, 1 }, EventStreamMalformation.HeaderNameOverBlock)]
    public void TryRead_MalformedHeaders_NamesTheFault(byte[] headers, EventStreamMalformation expected)
    {
        // A payload behind the block must not be read as if it belonged to it.
        var bytes = Messages.Encode(headers, new byte[300]);
        Messages.Malformation(bytes).ShouldBe(expected);
        for (var size = 1; size <= 11; size++) Messages.Malformation(Segmented.Every(bytes, size)).ShouldBe(expected);
    }

    [Fact]
    public void TryRead_AnyByteFlipped_IsRefusedOrWaits()
    {
        var bytes = Messages.WithAllHeaderTypes;
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = bytes.ToArray();
            flipped[i] ^= 1;
            Messages.Malformation(flipped)
                .ShouldBe(i < 12 ? EventStreamMalformation.PreludeChecksum : EventStreamMalformation.MessageChecksum);
        }
    }

    [Fact]
    public void TryRead_SplitAnywhere_GivesTheSameMessage()
    {
        var bytes = Messages.WithAllHeaderTypes;
        var whole = Messages.Decode(bytes);
        whole.Headers.Count.ShouldBe(10);
        for (var cut = 0; cut <= bytes.Length; cut++) Messages.Decode(Segmented.At(bytes, cut)).ShouldBeEquivalentTo(whole);
        for (var size = 1; size <= 11; size++) Messages.Decode(Segmented.Every(bytes, size)).ShouldBeEquivalentTo(whole);
    }

    [Fact]
    public void TryFind_RepeatedName_GivesTheFirst()
    {
        var message = Messages.DecodeOne(Messages.Encode(EventStreamHeaderBlock.OfStrings(("a", "1"), ("b", "2"), ("a", "3")), []));
        message.TryFind("a"u8, out var header).ShouldBeTrue();
        header.ValueEquals("1"u8).ShouldBeTrue();
        message.TryFind("A"u8, out _).ShouldBeFalse();
        message.TryFind("c"u8, out _).ShouldBeFalse();
    }

    [Fact]
    public void TryGetTimestamp_OutsideTheCalendar_IsFalse()
    {
        foreach (var milliseconds in (long[])[long.MinValue, long.MaxValue, -62_135_596_800_001, 253_402_300_800_000])
        {
            var writer = new EventStreamHeaderWriter(new byte[32]);
            writer.WriteTimestamp("t"u8, milliseconds);
            Messages.DecodeOne(Messages.Encode(writer.Written, [])).TryFind("t"u8, out var header).ShouldBeTrue();
            header.TryGetTimestamp(out _).ShouldBeFalse();
            header.TryGetTimestampMilliseconds(out var raw).ShouldBeTrue();
            raw.ShouldBe(milliseconds);
        }
    }

    [Fact]
    public void Limits_ThatRefuseEverything_DoNotValidate()
    {
        Should.Throw<ArgumentOutOfRangeException>(new EventStreamLimits { MaxMessageBytes = 15 }.Validate);
        Should.Throw<ArgumentOutOfRangeException>(new EventStreamLimits { MaxHeaderBytes = -1 }.Validate);
        EventStreamLimits.Default.Validate();
    }

    private static byte[] Prelude(uint total, uint headers)
    {
        var bytes = new byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, total);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), headers);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), Wire.Checksums.Crc32.Compute(bytes.AsSpan(0, 8)));
        return bytes;
    }
}
