using System.Buffers;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;

namespace Antiphon.Bench;

/// <summary>A chain of signed events as a client would send them.</summary>
internal sealed class SignedEvents
{
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string Region = "us-east-1";
    public const string Service = "polly";
    public const string Seed = "ca542457c02eb19e250d56697a58284da6065432b76c616a80768f3fa041fdb9";

    private static readonly byte[] Headers =
        EventStreamHeaderBlock.OfStrings((":event-type", "TextEvent"), (":message-type", "event"), (":content-type", "application/json"));

    public SignedEvents(int count, int payloadLength)
    {
        using var signer = new EventSigner(Secret, Region, Service, Seed);
        var output = new ArrayBufferWriter<byte>();
        var payload = new byte[payloadLength];
        new Random(payloadLength).NextBytes(payload);
        var date = new DateTimeOffset(2026, 11, 21, 4, 24, 28, TimeSpan.Zero);
        for (var i = 0; i < count; i++) signer.Sign(output, Headers, payload, date.AddMilliseconds(20 * i));
        Bytes = output.WrittenSpan.ToArray();
        EventLength = Bytes.Length / count;
    }

    public byte[] Bytes { get; }

    /// <summary>Bytes of one envelope; all are of one length.</summary>
    public int EventLength { get; }

    public int InnerLength => EventLength - EventSigner.EnvelopeLength;

    public static EventSignatureVerifier Verifier() => new([Secret], Region, Service, Seed);
}
