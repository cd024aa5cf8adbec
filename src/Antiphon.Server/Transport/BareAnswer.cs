using System.Buffers;
using System.Globalization;
using System.Text;
using Antiphon.Aws.Errors;

namespace Antiphon.Server.Transport;

/// <summary>
/// Gives the errors that Kestrel itself writes on HTTP/1.x a body. A request that cannot be parsed (400), is too slow (408) or too large
/// (413, 414, 431) never reaches the application, and an answer without a body is an unknown error to every client (polly.md §1.7).
/// Does no I/O.
/// </summary>
/// <remarks>HTTP/2 has no such answers: there Kestrel resets the stream or says GOAWAY, as RFC 9113 §5.4 asks for malformed requests.</remarks>
internal static class BareAnswer
{
    private const int Longest = 1024;
    private static ReadOnlySpan<byte> Version => "HTTP/1.1 "u8;
    private static ReadOnlySpan<byte> NoBody => "\r\nContent-Length: 0\r\n"u8;

    /// <summary>Whether these bytes, written at once, are a whole error answer without a body that is not the application's.</summary>
    /// <param name="written">Bytes on their way to the client.</param>
    /// <param name="whole">The same answer with a body.</param>
    public static bool TryComplete(ReadOnlySpan<byte> written, out byte[] whole)
    {
        whole = [];
        if (!written.StartsWith(Version) || written.Length == Version.Length || written.Length > Longest || written[Version.Length] is not ((byte)'4' or (byte)'5')) return false;
        var length = written.IndexOf(NoBody);
        if (length < 0 || !written.EndsWith("\r\n\r\n"u8) || written.IndexOf("x-amzn-RequestId"u8) >= 0) return false;

        var line = Encoding.ASCII.GetString(written[Version.Length..written.IndexOf("\r\n"u8)]);
        whole = Complete(written, length, line);
        return true;
    }

    private static byte[] Complete(ReadOnlySpan<byte> written, int length, string statusLine)
    {
        var error = ErrorOf(statusLine);
        var body = new ArrayBufferWriter<byte>();
        error.WriteJson(body);
        var headers = string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {body.WrittenCount}\r\nContent-Type: application/json\r\n"
            + $"x-amzn-ErrorType: {error.Code.Name}\r\nx-amzn-RequestId: {Guid.NewGuid():D}\r\n");
        return [.. written[..length], .. Encoding.ASCII.GetBytes(headers), .. written[(length + NoBody.Length)..], .. body.WrittenSpan];
    }

    // "400 Bad Request"
    private static AwsError ErrorOf(string statusLine)
    {
        var status = int.TryParse(statusLine.AsSpan(0, Math.Min(3, statusLine.Length)), CultureInfo.InvariantCulture, out var number) ? number : 400;
        var message = $"The request was not taken: HTTP {statusLine}.";
        return status switch
        {
            408 => new(AwsErrorCode.RequestTimeout, message),
            413 => new(AwsErrorCode.RequestEntityTooLarge, message),
            414 => new(AwsErrorCode.RequestUriTooLong, message),
            431 => new(AwsErrorCode.RequestHeadersTooLarge, message),
            >= 500 => new(AwsErrorCode.ServiceFailure, message),
            _ => new(AwsErrorCode.Validation, message) { Reason = ValidationReasons.Other },
        };
    }
}
