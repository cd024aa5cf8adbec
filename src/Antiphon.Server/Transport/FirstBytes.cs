using System.Buffers;

namespace Antiphon.Server.Transport;

/// <summary>Reads from the first bytes of a connection what it speaks. Does no I/O.</summary>
internal static class FirstBytes
{
    /// <summary>The content type of a TLS handshake record: no HTTP request starts with it.</summary>
    private const byte TlsHandshake = 0x16;

    /// <summary>What an HTTP/2 client sends first (RFC 9113 §3.4).</summary>
    public static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>Null while not one byte has arrived.</summary>
    public static bool? IsTls(ReadOnlySequence<byte> bytes) => bytes.IsEmpty ? null : bytes.FirstSpan[0] == TlsHandshake;

    /// <summary>Null while the bytes are a proper part of the preface. All 24 count: "PRI * HTTP/2.0" alone is a bad HTTP/1 request.</summary>
    public static bool? IsHttp2(ReadOnlySequence<byte> bytes)
    {
        Span<byte> head = stackalloc byte[Preface.Length];
        var known = (int)Math.Min(bytes.Length, head.Length);
        bytes.Slice(0, known).CopyTo(head);

        if (!Preface.StartsWith(head[..known])) return false;
        return known == Preface.Length ? true : null;
    }
}
