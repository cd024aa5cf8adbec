using System.Globalization;
using System.Text;

namespace Antiphon.Server.Tests.Golden;

/// <summary>A stream as an HTTP/1.1 chunked request, and its chunked answer: what a pre-built Java client speaks without saying so.</summary>
internal static class Http11Replay
{
    public static async Task<ReplayedAnswer> RunAsync(Recording recording, Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Request(recording), cancellationToken);
        await stream.FlushAsync(cancellationToken);

        var status = (await ReadLineAsync(stream, cancellationToken)).Split(' ')[1];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        headers["transfer-encoding"].ShouldBe("chunked");
        var body = await ReadChunksAsync(stream, cancellationToken);
        return new ReplayedAnswer(status, body, Ended: true) { ContentType = headers["content-type"] };
    }

    private static byte[] Request(Recording recording)
    {
        using var request = new MemoryStream();
        request.Write(Encoding.Latin1.GetBytes($"POST {recording.Target} HTTP/1.1\r\n"));
        foreach (var (name, value) in recording.Headers) request.Write(Encoding.Latin1.GetBytes($"{name}: {value}\r\n"));
        request.Write("\r\n"u8);
        foreach (var message in recording.Messages)
        {
            request.Write(Encoding.Latin1.GetBytes(message.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
            request.Write(message);
            request.Write("\r\n"u8);
        }

        request.Write("0\r\n\r\n"u8);
        return request.ToArray();
    }

    private static async Task<byte[]> ReadChunksAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var length = int.Parse(await ReadLineAsync(stream, cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var chunk = new byte[length];
            await stream.ReadExactlyAsync(chunk, cancellationToken);
            body.Write(chunk);
            (await ReadLineAsync(stream, cancellationToken)).ShouldBeEmpty();
            if (length == 0) return body.ToArray();
        }
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            if (one[0] == '\n') return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
    }
}
