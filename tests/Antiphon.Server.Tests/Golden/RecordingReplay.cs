using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Golden;

/// <summary>Sends a recording to a server and reads the answer as its client would: raw bytes as they are, the others rebuilt.</summary>
internal static class RecordingReplay
{
    // Slow readers let the server use the window up before they open it: JS has 65,535 bytes of it.
    private const int SlowGrant = 48 * 1024;

    public static async Task<ReplayedAnswer> RunAsync(Recording recording, TestServer server, bool readSlowly, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", server.Port, cancellationToken);
        await using var transport = await OpenAsync(recording, server, socket, cancellationToken);
        await using Stream stream = readSlowly ? new TricklingStream(transport) : transport;
        return recording.IsHttp11
            ? await Http11Replay.RunAsync(recording, stream, cancellationToken)
            : await RunHttp2Async(recording, stream, readSlowly, cancellationToken);
    }

    private static async Task<Stream> OpenAsync(Recording recording, TestServer server, TcpClient socket, CancellationToken cancellationToken)
    {
        if (!recording.IsTls) return socket.GetStream();
        var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",

                // The certificate is of the recording's date, which is not today: only its issuer can be checked.
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Issuer == server.Authority.Subject,
                EnabledSslProtocols = SslProtocols.None,
                ApplicationProtocols = recording.IsHttp11 ? null : [SslApplicationProtocol.Http2],
            },
            cancellationToken);
        return tls;
    }

    private static async Task<ReplayedAnswer> RunHttp2Async(Recording recording, Stream stream, bool readSlowly, CancellationToken cancellationToken)
    {
        // Raw bytes hold the client's own acknowledgement of SETTINGS.
        await using var connection = new Http2TestConnection(stream) { AnswersSettings = recording.ClientBytes is null, GrantsWindows = !readSlowly };
        var streamId = recording.ClientBytes is { } raw ? FirstRequest(raw) : 1;
        var sending = recording.ClientBytes is { } bytes ? connection.SendRawAsync(bytes) : SendRebuiltAsync(recording, connection);

        var (answer, unread) = (connection.Stream(streamId), 0);
        while (!answer.Ended && answer.Reset is null && connection.GoAway is not { Error: not Http2Error.None }
            && await connection.ReceiveAsync(cancellationToken) is { } frame)
        {
            if (!readSlowly || frame.Type is not Http2FrameType.Data || (unread += frame.Payload.Length) < SlowGrant) continue;
            await GrantAsync(connection, streamId, unread);
            unread = 0;
        }

        await sending.WaitAsync(cancellationToken);
        return new ReplayedAnswer(answer.Status, answer.Data, answer.Ended)
        {
            ContentType = answer.Header("content-type"),
            Reset = answer.Reset,
            GoAway = connection.GoAway?.Error,
        };
    }

    private static async Task SendRebuiltAsync(Recording recording, Http2TestConnection connection)
    {
        await connection.StartAsync();
        await connection.SendHeadersAsync(1, endStream: false, [.. Rebuild(recording)]);
        foreach (var message in recording.Messages) await connection.SendDataAsync(1, message, endStream: false);

        // The .NET SDK leaves its input open; the others end it after their end frame.
        if (!recording.Name.StartsWith("dotnet", StringComparison.Ordinal)) await connection.SendDataAsync(1, default, endStream: true);
    }

    private static IEnumerable<(string, string)> Rebuild(Recording recording)
    {
        var sent = recording.Headers;
        foreach (var (name, value) in new[] { (":method", "POST"), (":path", recording.Target), (":scheme", "https") })
        {
            if (sent.All(h => h.Name != name)) yield return (name, value);
        }

        foreach (var header in sent) yield return header;
    }

    private static async Task GrantAsync(Http2TestConnection connection, int streamId, int bytes)
    {
        var grant = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(grant, bytes);
        await connection.SendAsync(Http2FrameType.WindowUpdate, 0, 0, grant);
        await connection.SendAsync(Http2FrameType.WindowUpdate, 0, streamId, grant);
    }

    private static int FirstRequest(byte[] clientBytes)
    {
        var rest = clientBytes.AsSpan(Http2TestConnection.Preface.Length);
        while (Http2Frame.TryRead(rest) is { } frame)
        {
            if (frame.Type is Http2FrameType.Headers) return frame.StreamId;
            rest = rest[(Http2Frame.HeaderLength + frame.Payload.Length)..];
        }

        throw new InvalidDataException("no request in the recorded bytes");
    }
}
