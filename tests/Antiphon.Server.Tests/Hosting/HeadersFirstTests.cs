using System.Net.Security;
using System.Net.Sockets;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Hosting;

/// <summary>Half of the clients send nothing before they have the response's headers (sdk-compatibility.md §4, §7.1).</summary>
public sealed class HeadersFirstTests
{
    private const int Streams = 200;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Streams_OneAfterTheOther_EachGetHeadersBeforeAnyEvent(bool tls)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { VerifySignatures = false });
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync("127.0.0.1", server.Port);
        await using var connection = new Http2TestConnection(tls ? await SecureAsync(server, socket) : socket.GetStream());
        await connection.StartAsync();

        for (var id = 1; id < 2 * Streams; id += 2)
        {
            await connection.SendHeadersAsync(
                id,
                endStream: false,
                (":method", "POST"), (":scheme", tls ? "https" : "http"), (":path", "/v1/synthesisStream"), (":authority", "localhost"),
                ("x-amzn-engine", "generative"), ("x-amzn-outputformat", "pcm"), ("x-amzn-voiceid", "Ruth"));

            (await connection.WaitForAsync(f => f.Type is Http2FrameType.Headers && f.StreamId == id, QuickPatience)).ShouldNotBeNull($"stream {id}");
            connection.Stream(id).Status.ShouldBe("200");
            await connection.ResetAsync(id, Http2Error.Cancel);
        }
    }

    // Shorter than the server's PING after 30 s of silence, which would carry forgotten headers along.
    private static CancellationToken QuickPatience => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;

    private static async Task<Stream> SecureAsync(TestServer server, TcpClient socket)
    {
        var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Issuer == server.Authority.Subject,
            ApplicationProtocols = [SslApplicationProtocol.Http2],
        });
        return tls;
    }
}
