using Antiphon.Server.Transport;
using Antiphon.Testing.Http2;

namespace Antiphon.Server.Tests.Transport;

/// <summary>The parts of RFC 9113 that bytes lost, doubled or reordered by our middleware would break, over cleartext and TLS.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string, Http2Error> ConnectionErrors => new()
    {
        { "DATA on stream 0", Http2Error.Protocol },
        { "HEADERS on an even stream", Http2Error.Protocol },
        { "HEADERS on stream 0", Http2Error.Protocol },
        { "DATA on an idle stream", Http2Error.Protocol },
        { "RST_STREAM on an idle stream", Http2Error.Protocol },
        { "WINDOW_UPDATE on an idle stream", Http2Error.Protocol },
        { "CONTINUATION without HEADERS", Http2Error.Protocol },
        { "a frame between HEADERS and CONTINUATION", Http2Error.Protocol },
        { "PUSH_PROMISE from a client", Http2Error.Protocol },
        { "DATA longer than announced padding allows", Http2Error.Protocol },
        { "WINDOW_UPDATE of zero on the connection", Http2Error.Protocol },
        { "SETTINGS enable push 2", Http2Error.Protocol },
        { "SETTINGS on a stream", Http2Error.Protocol },
        { "SETTINGS max frame size too small", Http2Error.Protocol },
        { "SETTINGS window too large", Http2Error.FlowControl },
        { "connection window overflow", Http2Error.FlowControl },
        { "PING of 7 bytes", Http2Error.FrameSize },
        { "SETTINGS of 5 bytes", Http2Error.FrameSize },
        { "SETTINGS acknowledgement with a payload", Http2Error.FrameSize },
        { "RST_STREAM of 3 bytes", Http2Error.FrameSize },
        { "frame longer than 16384", Http2Error.FrameSize },
        { "header block that is no HPACK", Http2Error.Compression },
    };

    [Theory]
    [MemberData(nameof(ConnectionErrors))]
    public async Task Connection_Violation_GetsGoAwayWithItsCode(string violation, Http2Error expected)
    {
        await using var app = await TransportApp.StartAsync();
        await using var connection = await app.ConnectHttp2Async();

        foreach (var frame in FramesOf(violation)) await connection.SendAsync(frame);
        while (connection.GoAway is null && await connection.ReceiveAsync(TransportApp.Patience) is not null) continue;

        connection.GoAway.ShouldNotBeNull().Error.ShouldBe(expected);
    }

    [Theory]
    [InlineData("upper-case header", Http2Error.Protocol)]
    [InlineData("connection header", Http2Error.Protocol)]
    [InlineData("no path", Http2Error.Protocol)]
    [InlineData("no method", Http2Error.Protocol)]
    public async Task Request_Malformed_IsRefusedWithoutHarmToItsSiblings(string violation, Http2Error expected)
    {
        await using var app = await TransportApp.StartAsync();
        await using var connection = await app.ConnectHttp2Async();
        (string, string)[] headers = violation switch
        {
            "upper-case header" => [(":method", "GET"), (":scheme", "http"), (":path", "/who"), (":authority", "a"), ("X-Up", "1")],
            "connection header" => [(":method", "GET"), (":scheme", "http"), (":path", "/who"), (":authority", "a"), ("connection", "close")],
            "no path" => [(":method", "GET"), (":scheme", "http"), (":authority", "a")],
            _ => [(":scheme", "http"), (":path", "/who"), (":authority", "a")],
        };

        await connection.SendHeadersAsync(1, true, headers);
        var verdict = await connection.WaitForAsync(f => f.Type is Http2FrameType.Reset or Http2FrameType.GoAway, TransportApp.Patience);

        verdict.ShouldNotBeNull().Error.ShouldBe(expected);
    }

    [Fact]
    public async Task Stream_HeadersAfterItsEnd_AreAnError()
    {
        await using var app = await TransportApp.StartAsync();
        await using var connection = await app.ConnectHttp2Async();
        await connection.SendRequestAsync(1, "GET", "/who", endStream: true);
        await connection.SendRequestAsync(1, "GET", "/who", endStream: true);

        var verdict = await connection.WaitForAsync(f => f.Type is Http2FrameType.Reset or Http2FrameType.GoAway, TransportApp.Patience);

        verdict.ShouldNotBeNull().Error.ShouldBeOneOf(Http2Error.StreamClosed, Http2Error.Protocol);
    }

    [Fact]
    public async Task Connection_SettingsAndPing_AreAnswered()
    {
        await using var app = await TransportApp.StartAsync();
        await using var connection = await app.ConnectHttp2Async();

        var settings = await connection.WaitForAsync(f => f.Type is Http2FrameType.Settings && !f.IsAck, TransportApp.Patience);
        var acknowledged = await connection.WaitForAsync(f => f.Type is Http2FrameType.Settings && f.IsAck, TransportApp.Patience);
        await connection.SendAsync(Http2FrameType.Ping, 0, 0, 8, 7, 6, 5, 4, 3, 2, 1);
        var pong = await connection.WaitForAsync(f => f.Type is Http2FrameType.Ping, TransportApp.Patience);

        settings.ShouldNotBeNull();
        acknowledged.ShouldNotBeNull();
        pong.ShouldNotBeNull().IsAck.ShouldBeTrue();
        pong.Payload.ToArray().ShouldBe(new byte[] { 8, 7, 6, 5, 4, 3, 2, 1 });
    }

    [Fact]
    public async Task Connection_Settings_AnnounceTheWindowAndStreamsOfTheOptions()
    {
        await using var app = await TransportApp.StartAsync(new TransportOptions { StreamsPerConnection = 321 });
        await using var connection = await app.ConnectHttp2Async();

        var settings = await connection.WaitForAsync(f => f.Type is Http2FrameType.Settings && !f.IsAck, TransportApp.Patience);

        var values = settings.ShouldNotBeNull().Payload.ToArray().Chunk(6).ToDictionary(s => s[1], s => s[2] << 24 | s[3] << 16 | s[4] << 8 | s[5]);
        values[3].ShouldBe(321);
        // 65535 is the protocol's own default: it may be left unsaid
        values.GetValueOrDefault((byte)4, 65_535).ShouldBe(65_535);
    }

    [Fact]
    public async Task Connection_EveryByteInItsOwnWrite_IsUnderstood()
    {
        await using var app = await TransportApp.StartAsync();
        await using var stream = await app.ConnectAsync();
        await using var connection = new Http2TestConnection(stream);
        var request = new Http2Frame(Http2FrameType.Headers, 5, 1, Hpack.Encode([(":method", "GET"), (":scheme", "http"), (":path", "/who"), (":authority", "a")]));

        byte[] bytes = [.. Http2TestConnection.Preface.Span, .. Http2TestConnection.Settings((1, 0)).ToBytes(), .. request.ToBytes()];
        foreach (var part in bytes) await stream.WriteAsync(new[] { part });
        await connection.WaitForAsync(_ => connection.Stream(1).Ended, TransportApp.Patience);

        connection.Stream(1).Status.ShouldBe("200");
    }

    private static Http2Frame[] FramesOf(string violation) => violation switch
    {
        "DATA on stream 0" => [Frame(Http2FrameType.Data, 0, 0, 1)],
        "HEADERS on an even stream" => [Frame(Http2FrameType.Headers, 5, 2, 0x82)],
        "HEADERS on stream 0" => [Frame(Http2FrameType.Headers, 5, 0, 0x82)],
        "DATA on an idle stream" => [Frame(Http2FrameType.Data, 0, 5, 1)],
        "RST_STREAM on an idle stream" => [Frame(Http2FrameType.Reset, 0, 5, 0, 0, 0, 8)],
        "WINDOW_UPDATE on an idle stream" => [Frame(Http2FrameType.WindowUpdate, 0, 5, 0, 0, 0, 1)],
        "CONTINUATION without HEADERS" => [Frame(Http2FrameType.Continuation, 4, 1, 0x82)],
        "a frame between HEADERS and CONTINUATION" => [Frame(Http2FrameType.Headers, 0, 1, 0x82), Frame(Http2FrameType.Ping, 0, 0, new byte[8])],
        "PUSH_PROMISE from a client" => [Frame(Http2FrameType.PushPromise, 4, 1, 0, 0, 0, 2)],
        "DATA longer than announced padding allows" =>
            [new Http2Frame(Http2FrameType.Headers, 4, 1, Hpack.Encode([(":method", "POST"), (":scheme", "http"), (":path", "/echo"), (":authority", "a")])),
             Frame(Http2FrameType.Data, 8, 1, 9, 1)],
        "WINDOW_UPDATE of zero on the connection" => [Frame(Http2FrameType.WindowUpdate, 0, 0, 0, 0, 0, 0)],
        "SETTINGS enable push 2" => [Http2TestConnection.Settings((2, 2))],
        "SETTINGS on a stream" => [Frame(Http2FrameType.Settings, 0, 1)],
        "SETTINGS max frame size too small" => [Http2TestConnection.Settings((5, 100))],
        "SETTINGS window too large" => [Http2TestConnection.Settings((4, int.MinValue))],
        "connection window overflow" => [Frame(Http2FrameType.WindowUpdate, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF)],
        "PING of 7 bytes" => [Frame(Http2FrameType.Ping, 0, 0, new byte[7])],
        "SETTINGS of 5 bytes" => [Frame(Http2FrameType.Settings, 0, 0, new byte[5])],
        "SETTINGS acknowledgement with a payload" => [Frame(Http2FrameType.Settings, 1, 0, new byte[6])],
        "RST_STREAM of 3 bytes" => [Frame(Http2FrameType.Reset, 0, 1, new byte[3])],
        "frame longer than 16384" => [Frame(Http2FrameType.Ping, 0, 0, new byte[16_385])],
        "header block that is no HPACK" => [Frame(Http2FrameType.Headers, 5, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)],
        _ => throw new ArgumentOutOfRangeException(nameof(violation), violation, null),
    };

    private static Http2Frame Frame(Http2FrameType type, byte flags, int streamId, params byte[] payload) => new(type, flags, streamId, payload);
}
