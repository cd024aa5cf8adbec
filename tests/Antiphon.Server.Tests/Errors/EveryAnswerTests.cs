using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi;
using Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Server.Transport;

namespace Antiphon.Server.Tests.Errors;

/// <summary>No error is HTML or empty, whoever answers it (polly.md §1.7).</summary>
public sealed class EveryAnswerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Operation_ThatIsUnknown_IsA404(bool http2)
    {
        await using var server = await TestServer.StartAsync();
        using var caller = new SignedCaller(server, http2: http2);

        foreach (var method in new[] { "GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" })
        {
            (await caller.SendAsync(method, "/v2/nothing", method is "GET" ? null : [1, 2, 3], null)).ShouldBeError(404, "UnknownOperationException", method);
        }
    }

    [Theory]
    [InlineData("PUT", "/v1/speech", "GET, POST")]
    [InlineData("OPTIONS", "/v1/speech", "GET, POST")]
    [InlineData("DELETE", "/v1/voices", "GET")]
    [InlineData("GET", "/v1/synthesisStream", "POST")]
    public async Task Method_ThatIsWrong_IsA405ThatSaysWhichIsRight(string method, string path, string allowed)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var http2 in new[] { true, false })
        {
            using var caller = new SignedCaller(server, http2: http2);

            var answer = await caller.SendAsync(method, path, null, null);

            answer.ShouldBeError(405, "UnknownOperationException");
            answer.Headers["allow"].ShouldBe(allowed);
        }
    }

    [Theory]
    [InlineData("/v1/speech", 405)]
    [InlineData("/v2/nothing", 404)]
    public async Task Head_HasTheHeadersOfTheError_AndNoBody(string path, int status)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var http2 in new[] { true, false })
        {
            using var caller = new SignedCaller(server, http2: http2);

            var answer = await caller.SendAsync("HEAD", path, null, null);

            answer.Status.ShouldBe(status);
            answer.Error.ShouldBe("UnknownOperationException");
            answer.Body.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Failure_OfTheServerItself_TellsNothingOfIt()
    {
        var engine = new HeldSynthesizer(Task.FromException(new InvalidOperationException("/home/somebody/secret.file")), soundsFirst: false);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine] });
        using var caller = new SignedCaller(server);

        var answer = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "Hi.", VoiceId = "Joanna" });

        answer.ShouldBeError(500, "ServiceFailureException");
        answer.Text.ShouldNotContain("secret");
    }

    // What Kestrel refuses before the application sees it.
    [Theory]
    [InlineData("NONSENSE\r\n\r\n", 400, "ValidationException")]
    [InlineData("GET /v1/voices HTTP/1.1\r\n\r\n", 400, "ValidationException")]
    [InlineData("GET /v1/voices HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "ValidationException")]
    [InlineData("GET /v1/voices HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n", 400, "ValidationException")]
    [InlineData("POST /v1/speech HTTP/1.1\r\nHost: a\r\nContent-Length: 1e9\r\n\r\n", 400, "ValidationException")]
    [InlineData("GET /v1/voices HTTP/3.9\r\nHost: a\r\n\r\n", 505, "ServiceFailureException")]
    [InlineData("GET /{long} HTTP/1.1\r\nHost: a\r\n\r\n", 414, "RequestUriTooLongException")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nX: {long}\r\n\r\n", 431, "RequestHeaderFieldsTooLargeException")]
    public async Task Request_ThatKestrelRefuses_GetsAJsonError(string request, int status, string name)
    {
        await using var server = await TestServer.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", server.Port, TestServer.Patience);
        var stream = socket.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.Replace("{long}", new string('a', 120_000), StringComparison.Ordinal)), TestServer.Patience);
        var answer = await ReadToEndAsync(stream);

        answer.ShouldStartWith($"HTTP/1.1 {status} ");
        answer.ShouldContain($"x-amzn-ErrorType: {name}\r\n");
        answer.ShouldContain("Content-Type: application/json\r\n");
        answer.ShouldContain("x-amzn-RequestId: ");
        var (head, body) = (answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)], answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        head.ShouldContain($"Content-Length: {body.Length}");
        JsonDocument.Parse(body).RootElement.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Answers_OfTheApplication_AreLeftAsTheyAre()
    {
        BareAnswer.TryComplete("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8, out _).ShouldBeFalse();
        BareAnswer.TryComplete("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nx-amzn-RequestId: 1\r\n\r\n"u8, out _).ShouldBeFalse();
        BareAnswer.TryComplete("HTTP/1.1 400 Bad Request\r\nContent-Length: 10\r\n\r\n"u8, out _).ShouldBeFalse();
        BareAnswer.TryComplete("HTTP/1.1 "u8, out _).ShouldBeFalse();
        BareAnswer.TryComplete("HTTP/1.1 4"u8, out _).ShouldBeFalse();
    }

    private static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using var read = new MemoryStream();
        try
        {
            await stream.CopyToAsync(read, TestServer.Patience);
        }
        catch (IOException)
        {
            // Reset, because not all of the request was read: what came before it counts.
        }

        return Encoding.ASCII.GetString(read.ToArray());
    }
}
