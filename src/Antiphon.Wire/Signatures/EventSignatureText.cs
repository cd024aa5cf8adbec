using System.Security.Cryptography;
using System.Text;

namespace Antiphon.Wire.Signatures;

//  AWS4-HMAC-SHA256-PAYLOAD \n yyyyMMddTHHmmssZ \n yyyyMMdd /region/service/aws4_request \n prior \n hash of headers \n hash of payload

/// <summary>The string to sign of one stream's events: a fixed layout in one buffer, patched in place from event to event.</summary>
internal sealed class EventSignatureText
{
    public const int SignatureLength = 32;

    private const int HexLength = 2 * SignatureLength;
    private const int DateStart = 25; // behind the algorithm and its line feed
    private const int ScopeStart = DateStart + 17;
    private const int DayLength = 8;

    private readonly byte[] _text;
    private readonly int _priorStart;
    private long _second = long.MinValue;

    public EventSignatureText(string region, string service, string seedSignature)
    {
        if (seedSignature.Length != HexLength || !seedSignature.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("A seed signature is 64 lower-case hex digits.", nameof(seedSignature));
        }

        var head = $"{SigV4Names.Algorithm}-PAYLOAD\nyyyyMMddTHHmmssZ\nyyyyMMdd/{region}/{service}/{CredentialScope.Terminator}\n";
        _priorStart = Encoding.UTF8.GetByteCount(head);
        _text = Encoding.UTF8.GetBytes(head + seedSignature + '\n' + SigV4Request.EmptyPayloadHash + '\n' + SigV4Request.EmptyPayloadHash);
    }

    public ReadOnlySpan<byte> Bytes => _text;

    /// <summary>Dates have millisecond headers but second texts; most events share their second with the one before.</summary>
    public void SetDate(DateTimeOffset date)
    {
        var second = date.UtcTicks / TimeSpan.TicksPerSecond;
        if (second == _second) return;
        _second = second;

        var utc = date.UtcDateTime;
        var text = _text.AsSpan(DateStart);
        Write(text, utc.Year, 4);
        Write(text[4..], utc.Month, 2);
        Write(text[6..], utc.Day, 2);
        Write(text[9..], utc.Hour, 2);
        Write(text[11..], utc.Minute, 2);
        Write(text[13..], utc.Second, 2);
        text[..DayLength].CopyTo(_text.AsSpan(ScopeStart));
    }

    public void SetHeadersHash(IncrementalHash hash) => WriteHash(_priorStart + HexLength + 1, hash);

    public void SetPayloadHash(IncrementalHash hash) => WriteHash(_priorStart + (2 * (HexLength + 1)), hash);

    /// <summary>Makes <paramref name="signature"/> the one that the next event's is chained to.</summary>
    public void Advance(ReadOnlySpan<byte> signature) => Convert.TryToHexStringLower(signature, _text.AsSpan(_priorStart), out _);

    private void WriteHash(int start, IncrementalHash hash)
    {
        Span<byte> value = stackalloc byte[SignatureLength];
        hash.GetHashAndReset(value);
        Convert.TryToHexStringLower(value, _text.AsSpan(start), out _);
    }

    private static void Write(Span<byte> text, int number, int digits)
    {
        for (var i = digits - 1; i >= 0; i--, number /= 10) text[i] = (byte)('0' + (number % 10));
    }
}
