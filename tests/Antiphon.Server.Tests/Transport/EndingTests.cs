using System.Net.Sockets;
using System.Text;
using Antiphon.Server.Transport;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Transport;

public sealed class EndingTests
{
    private const int TailLength = 480_000;

    [Fact]
    public async Task Stream_EndedWhileItsRequestIsOpen_IsNotReset()
    {
        await using var app = await TransportApp.StartAsync();
        await using var connection = await app.ConnectHttp2Async();
        var stream = connection.Stream(1);

        await connection.SendRequestAsync(1, "POST", "/tail/1000", endStream: false);
        await connection.WaitForAsync(_ => stream.Ended, TransportApp.Patience);
        await AnswerPingAsync(connection);
        stream.Reset.ShouldBeNull();

        await connection.SendDataAsync(1, default, endStream: true);
        await AnswerPingAsync(connection);
        stream.Reset.ShouldBeNull();
    }

    [Fact]
    public async Task Stream_WhoseRequestStaysOpen_IsResetWithoutErrorWhenTheDrainIsOver()
    {
        var time = new ManualTime();
        await using var app = await TransportApp.StartAsync(time: time);
        await using var connection = await app.ConnectHttp2Async();
        var stream = connection.Stream(1);

        await connection.SendRequestAsync(1, "POST", "/tail/1000", endStream: false);
        await connection.WaitForAsync(_ => stream.Ended, TransportApp.Patience);
        await Eventually.Until(() => time.ArmedTimers > 0);
        time.Advance(TimeSpan.FromSeconds(30));
        await connection.WaitForAsync(_ => stream.Reset is not null, TransportApp.Patience);

        stream.Reset.ShouldBe(Http2Error.None);
    }

    [Fact]
    public async Task Stream_OfTheCommonRuntime_IsResetAtOnce()
    {
        await using var app = await TransportApp.StartAsync(time: new ManualTime());
        await using var connection = await app.ConnectHttp2Async();
        var stream = connection.Stream(1);

        await connection.SendHeadersAsync(1, false, (":method", "POST"), (":scheme", "http"), (":path", "/tail/1000"), (":authority", "localhost"),
            ("user-agent", "aws-sdk-java/2.54.13 md/io#async md/http#AwsCommonRuntime ua/2.1"));
        await connection.WaitForAsync(_ => stream.Reset is not null, TransportApp.Patience);

        stream.Ended.ShouldBeTrue();
        stream.Length.ShouldBe(1000);
        stream.Reset.ShouldBe(Http2Error.None);
    }

    [Fact]
    public async Task Error_WhileTheRequestIsOpen_IsResetAfterAShortDrain()
    {
        var time = new ManualTime();
        await using var app = await TransportApp.StartAsync(time: time);
        await using var connection = await app.ConnectHttp2Async();
        var stream = connection.Stream(1);

        await connection.SendRequestAsync(1, "POST", "/refuse", endStream: false);
        await connection.WaitForAsync(_ => stream.Ended, TransportApp.Patience);
        stream.Status.ShouldBe("403");
        await Eventually.Until(() => time.ArmedTimers > 0);
        time.Advance(TimeSpan.FromMilliseconds(250));
        await connection.WaitForAsync(_ => stream.Reset is not null, TransportApp.Patience);

        stream.Reset.ShouldBe(Http2Error.None);
    }

    [Fact]
    public async Task Connection_AClientHasSentAwayWithGoAway_StaysOpenUntilTheTailIsRead()
    {
        await using var app = await TransportApp.StartAsync();
        await using var connection = await app.ConnectHttp2Async((4, TailLength));
        await GrantConnectionAsync(connection);
        var stream = connection.Stream(1);

        // As JS does: GOAWAY as soon as the headers are there, and reading on slowly.
        await connection.SendRequestAsync(1, "POST", "/tail/" + TailLength, endStream: true);
        await connection.WaitForAsync(_ => stream.Status is not null, TransportApp.Patience);
        await connection.SendAsync(Http2FrameType.GoAway, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        while (!stream.Ended && await connection.ReceiveAsync(TransportApp.Patience) is not null);

        stream.Length.ShouldBe(TailLength);
        stream.Ended.ShouldBeTrue();
        connection.IsClosed.ShouldBeFalse();
    }

    [Fact]
    public async Task Connection_WhoseClientNeverCloses_IsClosedWhenTheWaitIsOver()
    {
        var time = new ManualTime();
        await using var app = await TransportApp.StartAsync(time: time);
        await using var connection = await app.ConnectHttp2Async();
        await RequestThenGoAwayAsync(connection);
        await Eventually.Until(() => time.ArmedTimers > 0);

        time.Advance(TimeSpan.FromSeconds(14));
        time.ArmedTimers.ShouldBe(1); // still waiting
        time.Advance(TimeSpan.FromSeconds(1));

        while (await connection.ReceiveAsync(TransportApp.Patience) is not null) continue;
        connection.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Connection_IdleSinceLongBeforeItsEnd_IsClosedAtOnce()
    {
        var time = new ManualTime();
        await using var app = await TransportApp.StartAsync(time: time);
        await using var connection = await app.ConnectHttp2Async();
        var stream = connection.Stream(1);
        await connection.SendRequestAsync(1, "POST", "/tail/10", endStream: true);
        await connection.WaitForAsync(_ => stream.Ended, TransportApp.Patience);
        await AnswerPingAsync(connection);

        time.Advance(TimeSpan.FromSeconds(16));
        await AnswerPingAsync(connection); // control frames are no response data
        await connection.SendAsync(Http2FrameType.GoAway, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        while (await connection.ReceiveAsync(TransportApp.Patience) is not null) continue;
        connection.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Connection_WaitingForItsClient_EndsEarlyOnShutdown()
    {
        var time = new ManualTime();
        await using var app = await TransportApp.StartAsync(time: time);
        await using var connection = await app.ConnectHttp2Async();
        await RequestThenGoAwayAsync(connection);
        await Eventually.Until(() => time.ArmedTimers > 0);

        var stopped = app.StopAsync();
        time.Advance(TimeSpan.FromSeconds(2));

        await stopped.WaitAsync(TransportApp.Patience);
        while (await connection.ReceiveAsync(TransportApp.Patience) is not null) continue;
        connection.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task Http1Connection_WithoutAStream_IsClosedAtOnce()
    {
        await using var app = await TransportApp.StartAsync(time: new ManualTime());
        await using var stream = await app.ConnectAsync();

        await stream.WriteAsync("GET /who HTTP/1.0\r\n\r\n"u8.ToArray());

        (await new StreamReader(stream).ReadToEndAsync(TransportApp.Patience)).ShouldEndWith("HTTP/1.0 http");
    }

    [Fact]
    public async Task Http1Stream_ResponseEndedWhileItsRequestIsOpen_ReachesASlowReaderWhole()
    {
        await using var app = await TransportApp.StartAsync();
        await using var stream = await app.ConnectAsync();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /tail/{TailLength} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"));
        var received = 0;
        var buffer = new byte[700];
        while (received < TailLength)
        {
            received += await stream.ReadAsync(buffer, TransportApp.Patience);
            if (received % 7 == 0) await stream.WriteAsync("1\r\nx\r\n"u8.ToArray());
        }

        received.ShouldBeGreaterThanOrEqualTo(TailLength);
        stream.Socket.Poll(0, SelectMode.SelectError).ShouldBeFalse();
    }

    private static async Task RequestThenGoAwayAsync(Http2TestConnection connection)
    {
        var stream = connection.Stream(1);
        await connection.SendRequestAsync(1, "POST", "/tail/10", endStream: true);
        await connection.WaitForAsync(_ => stream.Ended, TransportApp.Patience);
        await connection.SendAsync(Http2FrameType.GoAway, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        // Kestrel's last word: from here on only the delayed close holds the connection.
        await connection.WaitForAsync(f => f.Type is Http2FrameType.GoAway, TransportApp.Patience);
        connection.GoAway.ShouldNotBeNull().Error.ShouldBe(Http2Error.None);
    }

    // The server has handled everything sent before once it answers.
    private static async Task AnswerPingAsync(Http2TestConnection connection)
    {
        await connection.SendAsync(Http2FrameType.Ping, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        (await connection.WaitForAsync(f => f.Type is Http2FrameType.Ping && f.IsAck, TransportApp.Patience)).ShouldNotBeNull();
    }

    private static Task GrantConnectionAsync(Http2TestConnection connection) =>
        connection.SendAsync(Http2FrameType.WindowUpdate, 0, 0, 0, 0x10, 0, 0);
}
