using System.Buffers;
using System.IO.Pipelines;
using Antiphon.Aws.EventStreams;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Aws.Tests.EventStreams;

public sealed class EventStreamPipeReaderTests
{
    private static readonly byte[] Headers = EventHeaderBlock.ForEvent("TextEvent", "application/json");
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 0));

    private EventStreamPipeReader Reader => new(_pipe.Reader, new EventStreamLimits());

    [Fact]
    public async Task ReadAsync_StreamCutAtEveryByte_DeliversTheSameMessages()
    {
        var stream = Encode("one", "", "three");
        for (var cut = 0; cut <= stream.Length; cut++)
        {
            var pipe = new Pipe();
            var reader = new EventStreamPipeReader(pipe.Reader, new EventStreamLimits());
            var reading = ReadAllAsync(reader);
            await pipe.Writer.WriteAsync(stream.AsMemory(0, cut));
            await pipe.Writer.WriteAsync(stream.AsMemory(cut));
            await pipe.Writer.CompleteAsync();

            (await reading).ShouldBe(["one", "", "three"], $"cut at {cut}");
        }
    }

    [Fact]
    public async Task ReadAsync_InputEndsAnywhereInsideAMessage_SaysSo()
    {
        var stream = Encode("one");
        for (var length = 1; length < stream.Length; length++)
        {
            var pipe = new Pipe();
            await pipe.Writer.WriteAsync(stream.AsMemory(0, length));
            await pipe.Writer.CompleteAsync();
            var reader = new EventStreamPipeReader(pipe.Reader, new EventStreamLimits());

            (await Should.ThrowAsync<EndOfStreamException>(async () => await reader.ReadAsync(default)))
                .Message.ShouldContain($"{length} bytes");
        }
    }

    [Fact]
    public async Task ReadAsync_MessageOverTheLimit_IsRefusedByItsFirstTwelveBytes()
    {
        var stream = Encode(new string('x', 5000));
        await _pipe.Writer.WriteAsync(stream.AsMemory(0, 12));
        var reader = new EventStreamPipeReader(_pipe.Reader, new EventStreamLimits { MaxMessageBytes = 4096 });

        var refusal = await Should.ThrowAsync<EventStreamException>(async () => await reader.ReadAsync(default));
        refusal.Malformation.ShouldBe(EventStreamMalformation.MessageTooLarge);
    }

    [Fact]
    public async Task Release_AfterTheLastWantedMessage_LeavesTheRestInThePipe()
    {
        await _pipe.Writer.WriteAsync(Encode("one", "two"));
        var reader = Reader;
        (await reader.ReadAsync(default)).ShouldBeTrue();
        reader.Release();

        var rest = await _pipe.Reader.ReadAsync();
        rest.Buffer.ToArray().ShouldBe(Encode("two"));
    }

    [Fact]
    public async Task ReadAsync_CancelledWhileItWaits_StopsWaiting()
    {
        using var cancel = new CancellationTokenSource();
        var reading = Reader.ReadAsync(cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await reading);
    }

    [Fact]
    public async Task Writer_GoneReader_IsToldByFlush()
    {
        var writer = new EventStreamPipeWriter(_pipe.Writer);
        writer.Write(Headers, "one"u8);
        (await writer.FlushAsync(default)).ShouldBeTrue();
        await _pipe.Reader.CompleteAsync();
        writer.Write(Headers, "two"u8);
        (await writer.FlushAsync(default)).ShouldBeFalse();
    }

    private static async Task<List<string>> ReadAllAsync(EventStreamPipeReader reader)
    {
        var payloads = new List<string>();
        while (await reader.ReadAsync(default)) payloads.Add(System.Text.Encoding.UTF8.GetString(reader.Current.Payload.ToArray()));
        return payloads;
    }

    private static byte[] Encode(params string[] payloads)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var payload in payloads) EventStreamEncoder.Write(output, Headers, System.Text.Encoding.UTF8.GetBytes(payload));
        return output.WrittenSpan.ToArray();
    }
}
