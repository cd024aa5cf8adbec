using System.Net;
using System.Net.Security;
using System.Text;
using Antiphon.Server.Transport;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Transport;

public sealed class OnePortTests
{
    [Theory]
    [InlineData(true, 2, "HTTP/2 https")]
    [InlineData(true, 1, "HTTP/1.1 https")]
    [InlineData(false, 2, "HTTP/2 http")]
    [InlineData(false, 1, "HTTP/1.1 http")]
    public async Task Port_EveryProtocol_AnswersInItWithItsTrueScheme(bool tls, int major, string expected)
    {
        await using var app = await TransportApp.StartAsync();
        using var client = app.CreateClient(tls, major == 2 ? HttpVersion.Version20 : HttpVersion.Version11);

        (await client.GetStringAsync("/who")).ShouldBe(expected);
    }

    [Fact]
    public async Task Tls_WithoutAlpnButWithPreface_SpeaksHttp2()
    {
        await using var app = await TransportApp.StartAsync();
        await using var connection = new Http2TestConnection(await app.ConnectTlsAsync());

        await connection.StartAsync();
        await connection.SendRequestAsync(1, "GET", "/who", endStream: true, scheme: "https");
        await connection.WaitForAsync(_ => connection.Stream(1).Ended, TransportApp.Patience);

        connection.Stream(1).Status.ShouldBe("200");
        Encoding.ASCII.GetString(connection.Stream(1).Data).ShouldBe("HTTP/2 https");
    }

    [Fact]
    public async Task Tls_WithoutAlpnAndWithoutPreface_SpeaksHttp1()
    {
        await using var app = await TransportApp.StartAsync();
        await using var tls = await app.ConnectTlsAsync();

        await tls.WriteAsync("GET /who HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());

        (await new StreamReader(tls).ReadToEndAsync(TransportApp.Patience)).ShouldContain("HTTP/1.1 https");
    }

    [Fact]
    public async Task Tls_AlpnHttp11_IsNegotiated()
    {
        await using var app = await TransportApp.StartAsync();
        await using var tls = await app.ConnectTlsAsync(SslApplicationProtocol.Http11);

        tls.NegotiatedApplicationProtocol.ShouldBe(SslApplicationProtocol.Http11);
    }

    [Fact]
    public async Task Cleartext_PrefaceTrickledByteByByte_SpeaksHttp2()
    {
        await using var app = await TransportApp.StartAsync();
        await using var stream = await app.ConnectAsync();
        await using var connection = new Http2TestConnection(stream);

        foreach (var part in Http2TestConnection.Preface.ToArray()) await stream.WriteAsync(new[] { part });
        await connection.SendAsync(Http2TestConnection.Settings());
        await connection.SendRequestAsync(1, "GET", "/who", endStream: true);
        await connection.WaitForAsync(_ => connection.Stream(1).Ended, TransportApp.Patience);

        Encoding.ASCII.GetString(connection.Stream(1).Data).ShouldBe("HTTP/2 http");
    }

    [Theory]
    [InlineData("PRI hello\r\n\r\n")] // a preface up to its fifth byte
    [InlineData("\0\0\0\0\0\0\0\0\r\n\r\n")]
    [InlineData("hello?\r\n\r\n")]
    public async Task Cleartext_Garbage_IsAnsweredWith400(string garbage)
    {
        await using var app = await TransportApp.StartAsync();
        await using var stream = await app.ConnectAsync();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(garbage));

        (await new StreamReader(stream).ReadToEndAsync(TransportApp.Patience)).ShouldStartWith("HTTP/1.1 400 ");
    }

    [Fact]
    public async Task Tls_GarbageAfterItsFirstByte_IsClosed()
    {
        await using var app = await TransportApp.StartAsync();
        await using var stream = await app.ConnectAsync();

        await stream.WriteAsync(new byte[] { 0x16, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 });

        (await ReadToCloseAsync(stream)).ShouldBeLessThan(100); // at most an alert
    }

    [Fact]
    public async Task Client_ThatSaysNothing_IsDroppedWhenItsTimeIsOver()
    {
        var time = new ManualTime();
        await using var app = await TransportApp.StartAsync(new TransportOptions { SniffTimeout = TimeSpan.FromSeconds(7) }, time);
        await using var stream = await app.ConnectAsync();
        var closed = ReadToCloseAsync(stream);
        await Eventually.Until(() => time.ArmedTimers > 0);

        time.Advance(TimeSpan.FromSeconds(6));
        closed.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        (await closed).ShouldBe(0);
    }

    [Fact]
    public async Task Client_ThatStopsInsideThePreface_IsDroppedWhenItsTimeIsOver()
    {
        var time = new ManualTime();
        await using var app = await TransportApp.StartAsync(time: time, tls: false);
        await using var stream = await app.ConnectAsync();
        await stream.WriteAsync("PRI * HTTP"u8.ToArray());
        await Eventually.Until(() => time.ArmedTimers > 0);

        time.Advance(TimeSpan.FromSeconds(31));

        (await ReadToCloseAsync(stream)).ShouldBe(0);
    }

    [Fact]
    public async Task Client_ThatConnectsAndLeaves_LeavesThePortWorking()
    {
        await using var app = await TransportApp.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await using var stream = await app.ConnectAsync();
        }

        using var client = app.CreateClient(tls: true, HttpVersion.Version20);
        (await client.GetStringAsync("/who")).ShouldBe("HTTP/2 https");
    }

    [Fact]
    public async Task Response_OfTheServer_DoesNotNameIt()
    {
        await using var app = await TransportApp.StartAsync();
        using var client = app.CreateClient(tls: false, HttpVersion.Version11);

        var response = await client.GetAsync(new Uri("/who", UriKind.Relative));

        response.Headers.Contains("server").ShouldBeFalse();
        response.Headers.Date.ShouldNotBeNull();
    }

    private static async Task<int> ReadToCloseAsync(Stream stream)
    {
        var total = 0;
        var buffer = new byte[256];
        try
        {
            while (await stream.ReadAsync(buffer, TransportApp.Patience) is > 0 and var read) total += read;
        }
        catch (IOException)
        {
            // a reset closes, too
        }

        return total;
    }
}
