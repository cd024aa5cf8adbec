using System.Buffers;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Signatures;

/// <summary>
/// Verifies the rolling signatures of one stream's events and unwraps them. Each signature is chained to the one before, the first to
/// the request's: an event that is changed, dropped, doubled or moved fails. Nothing is allocated per event, except where a day is
/// new. Not thread-safe; one per stream.
/// </summary>
/// <remarks>
/// Dates need not be monotonic (clients re-base their clocks in mid-stream), and how old a date may be is the caller's to judge
/// (<see cref="SigV4Time.Complain"/>). Credentials may change from event to event within the given secrets.
/// </remarks>
public sealed class EventSignatureVerifier : IDisposable
{
    private readonly EventSignatureText _text;
    private readonly EventSigningKeys[] _keys;
    private readonly IncrementalHash _hasher = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _likeliest;

    /// <param name="secrets">The active secrets of the request's principal; at least one.</param>
    /// <param name="region">The region of the request's scope.</param>
    /// <param name="service">The service of the request's scope.</param>
    /// <param name="seedSignature">The request's verified signature in lower-case hex.</param>
    /// <exception cref="ArgumentException">No secret, or no signature.</exception>
    public EventSignatureVerifier(IReadOnlyList<string> secrets, string region, string service, string seedSignature)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(seedSignature);
        if (secrets.Count == 0) throw new ArgumentException("Without a secret nothing can be verified.", nameof(secrets));
        _text = new EventSignatureText(region, service, seedSignature);
        _keys = [.. secrets.Select(secret => new EventSigningKeys(secret, region, service))];
    }

    /// <summary>As <see cref="Verify"/>, where the reason of a refusal does not matter.</summary>
    public bool TryVerify(in EventStreamMessage outer, out ReadOnlySequence<byte> inner, out DateTimeOffset date) =>
        Verify(outer, out inner, out date) == EventSignatureOutcome.Verified;

    /// <summary>Verifies the next event. A refused one does not advance the chain.</summary>
    /// <param name="outer">The signed envelope.</param>
    /// <param name="inner">The encoded inner message, borrowed from the envelope; empty at the end of the input, and when refused.</param>
    /// <param name="date">When the event says it was signed; known for <see cref="EventSignatureOutcome.SignatureMismatch"/> too.</param>
    public EventSignatureOutcome Verify(in EventStreamMessage outer, out ReadOnlySequence<byte> inner, out DateTimeOffset date)
    {
        inner = default;
        date = default;
        if (!TryFindSignature(outer, out var header)) return EventSignatureOutcome.SignatureMissing;
        if (!outer.TryFind(EventSignatureNames.Date, out var dateHeader)) return EventSignatureOutcome.DateMissing;
        if (!dateHeader.TryGetTimestamp(out date)) return EventSignatureOutcome.DateMissing;

        _text.SetDate(date);
        HashHeadersWithout(header, outer.Headers);
        HashPayload(outer.Payload);
        Span<byte> claimed = stackalloc byte[EventSignatureText.SignatureLength];
        header.CopyValueTo(claimed);
        if (!TryEverySecret(claimed, date)) return EventSignatureOutcome.SignatureMismatch;

        _text.Advance(claimed);
        inner = outer.Payload;
        return EventSignatureOutcome.Verified;
    }

    /// <summary>Disposes the hashers.</summary>
    public void Dispose()
    {
        _hasher.Dispose();
        foreach (var keys in _keys) keys.Dispose();
    }

    private static bool TryFindSignature(in EventStreamMessage outer, out EventStreamHeader header) =>
        outer.TryFind(EventSignatureNames.Signature, out header)
        && header.Type == EventStreamHeaderType.Bytes
        && header.ValueLength == EventSignatureText.SignatureLength;

    // The original bytes on either side of the signature: it comes last in most SDKs, and first in Rust's.
    private void HashHeadersWithout(in EventStreamHeader signature, in ReadOnlySequence<byte> headers)
    {
        if (headers.IsSingleSegment)
        {
            var block = headers.FirstSpan;
            if (signature.Start > 0) _hasher.AppendData(block[..signature.Start]);
            if (signature.End < block.Length) _hasher.AppendData(block[signature.End..]);
        }
        else
        {
            foreach (var segment in headers.Slice(0, signature.Start)) _hasher.AppendData(segment.Span);
            foreach (var segment in headers.Slice(signature.End)) _hasher.AppendData(segment.Span);
        }

        _text.SetHeadersHash(_hasher);
    }

    private void HashPayload(in ReadOnlySequence<byte> payload)
    {
        if (payload.IsSingleSegment) _hasher.AppendData(payload.FirstSpan);
        else foreach (var segment in payload) _hasher.AppendData(segment.Span);
        _text.SetPayloadHash(_hasher);
    }

    private bool TryEverySecret(ReadOnlySpan<byte> claimed, DateTimeOffset date)
    {
        Span<byte> signature = stackalloc byte[EventSignatureText.SignatureLength];
        for (var i = 0; i < _keys.Length; i++)
        {
            var candidate = (_likeliest + i) % _keys.Length;
            var hasher = _keys[candidate].For(date);
            hasher.AppendData(_text.Bytes);
            hasher.GetHashAndReset(signature);
            if (!EqualInFixedTime(signature, claimed)) continue;
            _likeliest = candidate;
            return true;
        }

        return false;
    }

    // One comparison of 256 bits, wherever they differ. CryptographicOperations.FixedTimeEquals goes byte by byte, kept from the
    // optimiser: 60 to 130 ns, which is 5 % of an event.
    private static bool EqualInFixedTime(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> claimed) =>
        (Vector256.Create(signature) ^ Vector256.Create(claimed)) == Vector256<byte>.Zero;
}
