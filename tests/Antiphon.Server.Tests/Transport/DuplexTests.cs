using System.Net;
using System.Text;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Transport;

public sealed class DuplexTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Http2_EachPieceSent_ComesBackBeforeTheNextOne(bool tls, bool alpn)
    {
        await using var app = await TransportApp.StartAsync();
        Stream stream = !tls ? await app.ConnectAsync()
            : alpn ? await app.ConnectTlsAsync(System.Net.Security.SslApplicationProtocol.Http2) : await app.ConnectTlsAsync();
        await using var connection = new Http2TestConnection(stream);
        var echo = connection.Stream(1);

        await connection.StartAsync();
        await connection.SendRequestAsync(1, "POST", "/echo", endStream: false, scheme: tls ? "https" : "http");
        await connection.WaitForAsync(_ => echo.Status is not null, TransportApp.Patience);
        for (var piece = 1; piece <= 5; piece++)
        {
            await connection.SendDataAsync(1, Encoding.ASCII.GetBytes("piece"), endStream: false);
            await connection.WaitForAsync(_ => echo.Length == piece * 5, TransportApp.Patience);
        }

        await connection.SendDataAsync(1, default, endStream: true);
        await connection.WaitForAsync(_ => echo.Ended, TransportApp.Patience);
        echo.Reset.ShouldBeNull();
        echo.Length.ShouldBe(25);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Http1_EachChunkSent_ComesBackBeforeTheNextOne(bool tls)
    {
        await using var app = await TransportApp.StartAsync();
        await using Stream stream = tls ? await app.ConnectTlsAsync() : await app.ConnectAsync();
        var reader = new StreamReader(stream);

        await stream.WriteAsync("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
        (await reader.ReadLineAsync(TransportApp.Patience)).ShouldBe("HTTP/1.1 200 OK");
        var headers = new List<string>();
        while (await reader.ReadLineAsync(TransportApp.Patience) is { Length: > 0 } line) headers.Add(line);
        headers.ShouldContain("Transfer-Encoding: chunked");

        foreach (var piece in new[] { "one", "three", "seven" })
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n{piece}\r\n"));
            (await reader.ReadLineAsync(TransportApp.Patience)).ShouldBe($"{piece.Length:x}");
            (await reader.ReadLineAsync(TransportApp.Patience)).ShouldBe(piece);
        }

        await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
        (await reader.ReadLineAsync(TransportApp.Patience)).ShouldBe("0");
        (await reader.ReadLineAsync(TransportApp.Patience)).ShouldBe("");

        // and the connection is good for another request
        await stream.WriteAsync("GET /who HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        (await reader.ReadLineAsync(TransportApp.Patience)).ShouldBe("HTTP/1.1 200 OK");
    }

    [Fact]
    public async Task Http2_AMegabyteBothWays_ComesBackWhole()
    {
        await using var app = await TransportApp.StartAsync();
        using var client = app.CreateClient(tls: true, HttpVersion.Version20);
        var sent = new byte[1_000_003];
        new Random(7).NextBytes(sent);
        using var body = new DuplexContent(sent);

        var response = await client.PostAsync(new Uri("/echo", UriKind.Relative), body);

        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(sent);
    }

    // HttpClient reads no response before a ByteArrayContent is sent whole: against an echo that deadlocks.
    private sealed class DuplexContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
