using System.Buffers;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Tests.EventStreams;

public sealed class EventStreamEncoderTests
{
    private static readonly byte[] Headers = EventStreamHeaderBlock.OfStrings((":event-type", "AudioEvent"), ("größe", ""));

    [Fact]
    public void Write_PayloadInSegments_GivesTheSameBytes()
    {
        var payload = Enumerable.Range(0, 200).Select(i => (byte)i).ToArray();
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(output, Headers, Segmented.Every(payload, 7));
        output.WrittenSpan.ToArray().ShouldBe(Messages.Encode(Headers, payload));
    }

    [Fact]
    public void Write_IntoASpan_GivesTheSameBytes()
    {
        var expected = Messages.Encode(Headers, "hello"u8);
        var destination = new byte[expected.Length];
        EventStreamEncoder.Write(destination, Headers, "hello"u8).ShouldBe(expected.Length);
        destination.ShouldBe(expected);
        Should.Throw<ArgumentException>(() => EventStreamEncoder.Write(new byte[expected.Length - 1], Headers, "hello"u8));
    }

    [Fact]
    public void Begin_PayloadShorterThanItsCapacity_GivesTheSameBytes()
    {
        var output = new ArrayBufferWriter<byte>();
        var frame = EventStreamEncoder.Begin(output, Headers, 4096);
        frame.Payload.Length.ShouldBe(4096);
        frame.Payload.Fill(0xAA);
        "hello"u8.CopyTo(frame.Payload);
        frame.Complete(5);
        output.WrittenSpan.ToArray().ShouldBe(Messages.Encode(Headers, "hello"u8));
    }

    [Fact]
    public void Begin_NotCompleted_WritesNothing()
    {
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Begin(output, Headers, 100).Payload.Fill(1);
        output.WrittenCount.ShouldBe(0);
    }

    [Fact]
    public void Complete_BeyondTheCapacity_Throws() => Should.Throw<ArgumentOutOfRangeException>(
        () => EventStreamEncoder.Begin(new ArrayBufferWriter<byte>(), Headers, 4).Complete(5));

    [Fact]
    public void HeaderWriter_WhatTheWireCannotSay_Throws()
    {
        Should.Throw<ArgumentException>(() => new EventStreamHeaderWriter(new byte[100]).WriteBoolean([], true));
        Should.Throw<ArgumentException>(() => new EventStreamHeaderWriter(new byte[1000]).WriteBoolean(new byte[256], true));
        Should.Throw<ArgumentException>(() => new EventStreamHeaderWriter(new byte[100_000]).WriteBytes("n"u8, new byte[65_536]));
        Should.Throw<ArgumentException>(() => new EventStreamHeaderWriter(new byte[4]).WriteInt16("n"u8, 1));
        Should.Throw<ArgumentException>(() => EventStreamHeaderBlock.OfStrings(("", "value")));
    }

    [Fact]
    public void HeaderWriter_LongestNameAndValue_ComeBack()
    {
        var name = new string('n', 255);
        var value = new string('v', 65_535);
        var header = Messages.Decode(Messages.Encode(EventStreamHeaderBlock.OfStrings((name, value)), [])).Headers.ShouldHaveSingleItem();
        header.Name.ShouldBe(name);
        header.ValueHex.Length.ShouldBe(2 * 65_535);
    }
}
