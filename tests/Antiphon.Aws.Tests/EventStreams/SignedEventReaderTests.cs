using System.Buffers;
using System.IO.Pipelines;
using Antiphon.Aws.EventStreams;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;

namespace Antiphon.Aws.Tests.EventStreams;

public sealed class SignedEventReaderTests
{
    private const string Secret = "secret";
    private static readonly string Seed = new('a', 64);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Headers = EventHeaderBlock.ForEvent("TextEvent", "application/json");

    [Fact]
    public async Task ReadAsync_ChainInOrder_UnwrapsEachEventAndStopsAtTheEmptyFrame()
    {
        (await ReadAsync(Sign("one", "two", null, "never"))).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task ReadAsync_NoEmptyFrame_StopsAtTheEndOfTheBytes() => (await ReadAsync(Sign("one", "two"))).ShouldBe(["one", "two"]);

    [Fact]
    public async Task ReadAsync_EventsReordered_Fails()
    {
        var events = Sign("one", "two", "three");
        (events[1], events[2]) = (events[2], events[1]);
        (await Should.ThrowAsync<EventSignatureException>(() => ReadAsync(events)))
            .Outcome.ShouldBe(EventSignatureOutcome.SignatureMismatch);
    }

    [Fact]
    public async Task ReadAsync_EventReplayed_Fails()
    {
        var events = Sign("one", "two");
        await Should.ThrowAsync<EventSignatureException>(() => ReadAsync([events[0], events[0], events[1]]));
    }

    [Fact]
    public async Task ReadAsync_EventDropped_Fails()
    {
        var events = Sign("one", "two", "three");
        await Should.ThrowAsync<EventSignatureException>(() => ReadAsync([events[0], events[2]]));
    }

    [Fact]
    public async Task ReadAsync_UnsignedEvent_FailsWhileSignaturesAreVerified()
    {
        var output = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(output, Headers, "one"u8);
        (await Should.ThrowAsync<EventSignatureException>(() => ReadAsync([output.WrittenSpan.ToArray()])))
            .Outcome.ShouldBe(EventSignatureOutcome.SignatureMissing);
    }

    [Fact]
    public async Task ReadAsync_SignaturesSwitchedOff_TakesBareAndWrappedEvents()
    {
        var bare = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(bare, Headers, "bare"u8);
        (await ReadAsync([bare.WrittenSpan.ToArray(), .. Sign("wrapped")], verify: false)).ShouldBe(["bare", "wrapped"]);
    }

    [Fact]
    public async Task ReadAsync_EnvelopeAroundTwoMessages_IsRefused()
    {
        var two = new ArrayBufferWriter<byte>();
        EventStreamEncoder.Write(two, Headers, "one"u8);
        EventStreamEncoder.Write(two, Headers, "two"u8);
        using var signer = new EventSigner(Secret, "us-east-1", "polly", Seed);
        var envelope = new ArrayBufferWriter<byte>();
        signer.Sign(envelope, two.WrittenSpan, Now);
        await Should.ThrowAsync<InvalidEventException>(() => ReadAsync([envelope.WrittenSpan.ToArray()]));
    }

    private static byte[][] Sign(params string?[] payloads)
    {
        using var signer = new EventSigner(Secret, "us-east-1", "polly", Seed);
        return [.. payloads.Select(payload =>
        {
            var output = new ArrayBufferWriter<byte>();
            if (payload is null) signer.SignEnd(output, Now);
            else signer.Sign(output, Headers, System.Text.Encoding.UTF8.GetBytes(payload), Now);
            return output.WrittenSpan.ToArray();
        })];
    }

    private static async Task<List<string>> ReadAsync(IEnumerable<byte[]> events, bool verify = true)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        foreach (var bytes in events) await pipe.Writer.WriteAsync(bytes);
        await pipe.Writer.CompleteAsync();
        using var verifier = verify ? new EventSignatureVerifier([Secret], "us-east-1", "polly", Seed) : null;
        var reader = new SignedEventReader(
            new EventStreamPipeReader(pipe.Reader, new EventStreamLimits()), verifier, new EventStreamLimits());
        var payloads = new List<string>();
        while (await reader.ReadAsync(default)) payloads.Add(System.Text.Encoding.UTF8.GetString(reader.Current.Payload.ToArray()));
        return payloads;
    }
}
