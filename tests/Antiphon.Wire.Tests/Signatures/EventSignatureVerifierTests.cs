using System.Buffers;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;
using Antiphon.Wire.Tests.EventStreams;

namespace Antiphon.Wire.Tests.Signatures;

public sealed class EventSignatureVerifierTests
{
    private const string Secret = "secret";
    private const string Seed = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly DateTimeOffset Start = new(2026, 11, 21, 23, 59, 59, 900, TimeSpan.Zero);
    private static readonly byte[] Headers = EventStreamHeaderBlock.OfStrings((":message-type", "event"), (":event-type", "TextEvent"));

    [Fact]
    public void Verify_EveryFlippedByteOfACapture_IsRefused()
    {
        var stream = GoldenStream.Load("js-minimal");
        var bytes = stream.Events[0];
        for (var i = 12; i < bytes.Length - 4; i++)
        {
            var flipped = bytes.ToArray();
            flipped[i] ^= 1;
            using var verifier = stream.Verifier();
            var buffer = new ReadOnlySequence<byte>(Messages.RepairChecksums(flipped));
            try
            {
                EventStreamDecoder.TryRead(ref buffer, EventStreamLimits.Default, out var outer).ShouldBeTrue();
                verifier.TryVerify(outer, out var inner, out _).ShouldBeFalse($"byte {i}");
                inner.IsEmpty.ShouldBeTrue();
            }
            catch (EventStreamException)
            {
                i.ShouldBeLessThan(12 + 67); // a flipped length or type may make the headers unreadable, which is a refusal too
            }
        }
    }

    [Fact]
    public void Verify_ReplayedEvent_IsRefused() => Accepted([0, 0, 1, 2], 3).ShouldBe(1);

    [Fact]
    public void Verify_DroppedEvent_IsRefused() => Accepted([0, 2], 3).ShouldBe(1);

    [Fact]
    public void Verify_ReorderedEvents_AreRefused() => Accepted([1, 0, 2], 3).ShouldBe(0);

    [Fact]
    public void Verify_DuplicatedLastEvent_IsRefused() => Accepted([0, 1, 2, 2], 3).ShouldBe(3);

    [Fact]
    public void Verify_AfterARefusal_TheChainStandsWhereItStood() => Accepted([0, 2, 1, 2], 3, stopAtRefusal: false).ShouldBe(3);

    [Fact]
    public void Verify_OtherSeedSecretRegionOrService_IsRefused()
    {
        var outer = Messages.DecodeOne(Signed(1)[0]);
        EventSignatureOutcome Verify(string secret, string region, string service, string seed)
        {
            using var verifier = new EventSignatureVerifier([secret], region, service, seed);
            return verifier.Verify(outer, out _, out _);
        }

        Verify(Secret, "us-east-1", "polly", Seed).ShouldBe(EventSignatureOutcome.Verified);
        Verify("other", "us-east-1", "polly", Seed).ShouldBe(EventSignatureOutcome.SignatureMismatch);
        Verify(Secret, "us-east-2", "polly", Seed).ShouldBe(EventSignatureOutcome.SignatureMismatch);
        Verify(Secret, "us-east-1", "transcribe", Seed).ShouldBe(EventSignatureOutcome.SignatureMismatch);
        Verify(Secret, "us-east-1", "polly", Seed.Replace('0', '1')).ShouldBe(EventSignatureOutcome.SignatureMismatch);
    }

    [Fact]
    public void Verify_CredentialsChangeBetweenEvents_TriesEverySecret()
    {
        var prior = Seed;
        var random = new Random(5);
        using var verifier = new EventSignatureVerifier(["a", "b", "c"], "us-east-1", "polly", Seed);
        for (var i = 0; i < 50; i++)
        {
            using var signer = new EventSigner(((string[])["a", "b", "c"])[random.Next(3)], "us-east-1", "polly", prior);
            var output = new ArrayBufferWriter<byte>();
            signer.Sign(output, Headers, "{}"u8, Start);
            var outer = Messages.DecodeOne(output.WrittenSpan.ToArray());
            verifier.TryVerify(outer, out _, out _).ShouldBeTrue();
            outer.TryFind(":chunk-signature"u8, out var signature).ShouldBeTrue();
            prior = Convert.ToHexStringLower(signature.Value.ToArray());
        }
    }

    [Fact]
    public void Verify_DatesBackAndForthOverMidnight_AreVerified()
    {
        int[] minutes = [0, 1, -1, 2, -3000, 2, 1440, 0, -1440, 1];
        using var signer = new EventSigner(Secret, "us-east-1", "polly", Seed);
        using var verifier = new EventSignatureVerifier([Secret], "us-east-1", "polly", Seed);
        foreach (var minute in minutes)
        {
            var output = new ArrayBufferWriter<byte>();
            signer.Sign(output, Headers, "{}"u8, Start.AddMinutes(minute));
            verifier.TryVerify(Messages.DecodeOne(output.WrittenSpan.ToArray()), out _, out var date).ShouldBeTrue();
            date.ShouldBe(Start.AddMinutes(minute));
        }
    }

    [Fact]
    public void Verify_EndFrame_IsEmptyAnd83BytesLong()
    {
        using var signer = new EventSigner(Secret, "us-east-1", "polly", Seed);
        using var verifier = new EventSignatureVerifier([Secret], "us-east-1", "polly", Seed);
        var output = new ArrayBufferWriter<byte>();
        signer.SignEnd(output, Start);
        output.WrittenCount.ShouldBe(83);
        verifier.TryVerify(Messages.DecodeOne(output.WrittenSpan.ToArray()), out var inner, out _).ShouldBeTrue();
        inner.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Verify_ExtraHeaders_AreSignedToo()
    {
        // Whatever a client adds to the envelope is hashed as it stands, with the signature anywhere between.
        var stream = GoldenStream.Load("rust-minimal");
        var writer = new EventStreamHeaderWriter(new byte[200]);
        var captured = Messages.DecodeOne(stream.Events[0]);
        captured.TryFind(":chunk-signature"u8, out var signature).ShouldBeTrue();
        captured.TryFind(":date"u8, out var date).ShouldBeTrue();
        date.TryGetTimestampMilliseconds(out var milliseconds).ShouldBeTrue();
        writer.WriteBytes(":chunk-signature"u8, signature.Value.ToArray());
        writer.WriteTimestamp(":date"u8, milliseconds);
        writer.WriteString("extra"u8, "header"u8);

        using var verifier = stream.Verifier();
        verifier.Verify(Messages.DecodeOne(Messages.Encode(writer.Written, captured.Payload.ToArray())), out _, out _)
            .ShouldBe(EventSignatureOutcome.SignatureMismatch);
        verifier.TryVerify(captured, out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Verify_EnvelopeWithoutItsHeaders_NamesWhatIsMissing()
    {
        EventSignatureOutcome Verify(byte[] headers)
        {
            using var verifier = new EventSignatureVerifier([Secret], "us-east-1", "polly", Seed);
            return verifier.Verify(Messages.DecodeOne(Messages.Encode(headers, [])), out _, out _);
        }

        Verify(Headers).ShouldBe(EventSignatureOutcome.SignatureMissing);
        Verify(Envelope(new byte[31], 0)).ShouldBe(EventSignatureOutcome.SignatureMissing);
        Verify(Envelope(new byte[32], null)).ShouldBe(EventSignatureOutcome.DateMissing);
        Verify(Envelope(new byte[32], long.MaxValue)).ShouldBe(EventSignatureOutcome.DateMissing);
        Verify(Envelope(new byte[32], 0)).ShouldBe(EventSignatureOutcome.SignatureMismatch);
        Verify(EventStreamHeaderBlock.OfStrings((":chunk-signature", new string('a', 32)), (":date", "now")))
            .ShouldBe(EventSignatureOutcome.SignatureMissing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00112233")]
    [InlineData("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF")]
    public void Constructor_SeedThatIsNoSignature_Throws(string seed)
    {
        Should.Throw<ArgumentException>(() => new EventSignatureVerifier([Secret], "us-east-1", "polly", seed));
        Should.Throw<ArgumentException>(() => new EventSigner(Secret, "us-east-1", "polly", seed));
        Should.Throw<ArgumentException>(() => new EventSignatureVerifier([], "us-east-1", "polly", Seed));
    }

    private static byte[] Envelope(byte[] signature, long? milliseconds)
    {
        var writer = new EventStreamHeaderWriter(new byte[100]);
        writer.WriteBytes(":chunk-signature"u8, signature);
        if (milliseconds is { } value) writer.WriteTimestamp(":date"u8, value);
        return writer.Written.ToArray();
    }

    // Signs that many events, feeds them in the given order and counts those that pass.
    private static int Accepted(int[] order, int count, bool stopAtRefusal = true)
    {
        var events = Signed(count);
        using var verifier = new EventSignatureVerifier([Secret], "us-east-1", "polly", Seed);
        var accepted = 0;
        foreach (var index in order)
        {
            if (verifier.TryVerify(Messages.DecodeOne(events[index]), out _, out _)) accepted++;
            else if (stopAtRefusal) break;
        }

        return accepted;
    }

    private static List<byte[]> Signed(int count)
    {
        using var signer = new EventSigner(Secret, "us-east-1", "polly", Seed);
        var events = new List<byte[]>();
        for (var i = 0; i < count; i++)
        {
            var output = new ArrayBufferWriter<byte>();
            signer.Sign(output, Headers, "{\"Text\":\"again\"}"u8, Start); // equal events at equal times: the chain alone tells them apart
            events.Add(output.WrittenSpan.ToArray());
        }

        return events;
    }
}
