using System.Buffers;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Tests.EventStreams;

public sealed class EventStreamAllocationTests
{
    [Fact]
    public void Decode_ContiguousMessage_AllocatesNothing()
    {
        var sequence = new ReadOnlySequence<byte>(Messages.WithAllHeaderTypes);
        Allocated.BytesBy(() => DecodeAndRead(sequence)).ShouldBe(0);
    }

    [Fact]
    public void Decode_SplitMessage_AllocatesNothing()
    {
        var sequence = Segmented.Every(Messages.WithAllHeaderTypes, 9);
        Allocated.BytesBy(() => DecodeAndRead(sequence)).ShouldBe(0);
    }

    [Fact]
    public void Encode_WithHeaders_AllocatesNothing()
    {
        var output = new ArrayBufferWriter<byte>(8192);
        var payload = new byte[4096];
        Allocated.BytesBy(() =>
        {
            output.ResetWrittenCount();
            var writer = new EventStreamHeaderWriter(stackalloc byte[128]);
            writer.WriteString(":event-type"u8, "AudioEvent"u8);
            writer.WriteTimestamp(":date"u8, 1_795_235_068_489);
            EventStreamEncoder.Write(output, writer.Written, payload);
        }).ShouldBe(0);
    }

    private static void DecodeAndRead(ReadOnlySequence<byte> buffer)
    {
        var found = EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var message)
            && message.TryFind("uuid"u8, out var uuid) && uuid.TryGetUuid(out _)
            && message.TryFind("time"u8, out var time) && time.TryGetTimestamp(out _)
            && message.TryFind("i64"u8, out var number) && number.TryGetInt64(out _);
        if (!found) throw new InvalidOperationException("the message was not read");
    }
}
