using System.Buffers;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;

namespace Antiphon.Wire.Tests.Signatures;

public sealed class EventSignatureAllocationTests
{
    private const string Seed = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly DateTimeOffset Midnight = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Headers = EventStreamHeaderBlock.OfStrings((":message-type", "event"), (":event-type", "TextEvent"));

    [Fact]
    public void Sign_DatesOnBothSidesOfMidnight_AllocatesNothing()
    {
        using var signer = new EventSigner("secret", "us-east-1", "polly", Seed);
        var output = new ArrayBufferWriter<byte>(4096);
        var payload = new byte[500];
        var side = 1;
        Allocated.BytesBy(() =>
        {
            side = -side;
            output.ResetWrittenCount();
            signer.Sign(output, Headers, payload, Midnight.AddSeconds(side));
        }).ShouldBe(0);
    }

    [Fact]
    public void VerifyAndUnwrap_ContiguousEvents_AllocatesNothing() => Verify(events => new ReadOnlySequence<byte>(events));

    [Fact]
    public void VerifyAndUnwrap_SplitEvents_AllocatesNothing() => Verify(events => Segmented.Every(events, 70));

    private static void Verify(Func<byte[], ReadOnlySequence<byte>> lay)
    {
        var events = lay(Signed(1050)); // as many as the measurement consumes
        using var verifier = new EventSignatureVerifier(["rotated away", "secret"], "us-east-1", "polly", Seed);
        Allocated.BytesBy(() =>
        {
            var unwrapped = EventStreamDecoder.TryRead(ref events, EventStreamLimits.Default, out var outer)
                && verifier.TryVerify(outer, out var inner, out _)
                && EventStreamDecoder.TryRead(ref inner, EventStreamLimits.Default, out var message)
                && message.TryFind(":event-type"u8, out var header) && header.ValueEquals("TextEvent"u8);
            if (!unwrapped) throw new InvalidOperationException("the event was not verified");
        }).ShouldBe(0);
        events.IsEmpty.ShouldBeTrue();
    }

    private static byte[] Signed(int count)
    {
        using var signer = new EventSigner("secret", "us-east-1", "polly", Seed);
        var output = new ArrayBufferWriter<byte>();
        for (var i = 0; i < count; i++) signer.Sign(output, Headers, new byte[300], Midnight.AddSeconds(i % 2 == 0 ? i : -i));
        return output.WrittenSpan.ToArray();
    }
}
