using System.Buffers;
using System.Security.Cryptography;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Signatures;

/// <summary>
/// Signs one stream's events: wraps each inner message into an envelope of <c>:date</c> and <c>:chunk-signature</c>, built in the
/// output's own memory. Nothing is allocated per event, except where a day is new. Not thread-safe; one per stream, and events must
/// be sent in the order signed.
/// </summary>
public sealed class EventSigner : IDisposable
{
    private const int DateHeaderLength = 15;
    private const int HeadersLength = 67;
    private const int HeaderEnd = EventStreamPrelude.Length + HeadersLength;

    private readonly EventSignatureText _text;
    private readonly EventSigningKeys _keys;
    private readonly IncrementalHash _hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="secret">The secret access key.</param>
    /// <param name="region">The region of the request's scope.</param>
    /// <param name="service">The service of the request's scope.</param>
    /// <param name="seedSignature">The request's signature in lower-case hex.</param>
    /// <exception cref="ArgumentException">The seed is no signature.</exception>
    public EventSigner(string secret, string region, string service, string seedSignature)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(seedSignature);
        _text = new EventSignatureText(region, service, seedSignature);
        _keys = new EventSigningKeys(secret, region, service);
    }

    /// <summary>Bytes that an envelope adds to the message inside it.</summary>
    public const int EnvelopeLength = EventStreamEncoder.FramingLength + HeadersLength;

    /// <summary>Encodes one inner message, signs it and writes the envelope.</summary>
    /// <param name="output">Advanced by the whole envelope.</param>
    /// <param name="headerBlock">The inner message's encoded headers.</param>
    /// <param name="payload">The inner message's payload.</param>
    /// <param name="date">The time of signing; sent in whole milliseconds.</param>
    public void Sign(IBufferWriter<byte> output, ReadOnlySpan<byte> headerBlock, ReadOnlySpan<byte> payload, DateTimeOffset date)
    {
        var envelope = Open(output, checked(EventStreamEncoder.FramingLength + headerBlock.Length + payload.Length));
        EventStreamEncoder.Write(Inner(envelope), headerBlock, payload);
        Seal(output, envelope, date);
    }

    /// <summary>Signs an inner message that is encoded already, and writes the envelope.</summary>
    public void Sign(IBufferWriter<byte> output, ReadOnlySpan<byte> innerMessage, DateTimeOffset date)
    {
        var envelope = Open(output, innerMessage.Length);
        innerMessage.CopyTo(Inner(envelope));
        Seal(output, envelope, date);
    }

    /// <summary>Writes the empty envelope that marks the end of the input.</summary>
    public void SignEnd(IBufferWriter<byte> output, DateTimeOffset date) => Sign(output, [], date);

    /// <summary>Disposes the hashers.</summary>
    public void Dispose()
    {
        _hasher.Dispose();
        _keys.Dispose();
    }

    private static Span<byte> Open(IBufferWriter<byte> output, int innerLength)
    {
        ArgumentNullException.ThrowIfNull(output);
        var length = checked(EnvelopeLength + innerLength);
        return output.GetSpan(length)[..length];
    }

    private static Span<byte> Inner(Span<byte> envelope) => envelope[HeaderEnd..^EventStreamPrelude.ChecksumLength];

    private void Seal(IBufferWriter<byte> output, Span<byte> envelope, DateTimeOffset date)
    {
        var headers = new EventStreamHeaderWriter(envelope[EventStreamPrelude.Length..HeaderEnd]);
        headers.WriteTimestamp(EventSignatureNames.Date, date);

        _text.SetDate(date);
        _hasher.AppendData(envelope.Slice(EventStreamPrelude.Length, DateHeaderLength));
        _text.SetHeadersHash(_hasher);
        _hasher.AppendData(Inner(envelope));
        _text.SetPayloadHash(_hasher);

        Span<byte> signature = stackalloc byte[EventSignatureText.SignatureLength];
        var keyed = _keys.For(date);
        keyed.AppendData(_text.Bytes);
        keyed.GetHashAndReset(signature);
        headers.WriteBytes(EventSignatureNames.Signature, signature);
        EventStreamFrame.Seal(envelope, HeadersLength);
        output.Advance(envelope.Length);
        _text.Advance(signature);
    }
}
