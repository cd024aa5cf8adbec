using Antiphon.Server.Limits;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Testing.Http2;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Golden;

/// <summary>Every recorded client against the running server: the clock is the recording's, the key is the recording's.</summary>
public sealed class GoldenReplayTests
{
    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var name in Recording.Names())
            {
                foreach (var limits in new[] { "local", "aws" })
                {
                    cases.Add(name, limits, false);
                    cases.Add(name, limits, true);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Table_NamesEveryRecording_Once()
    {
        var rows = RecordingTable.Rows.Select(r => r.Name).ToList();

        rows.Count.ShouldBe(39);
        rows.Order(StringComparer.Ordinal).ShouldBe(Recording.Names());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Recording_Replayed_IsAnsweredAsItsRowSays(string name, string limits, bool readSlowly)
    {
        var recording = Recording.Load(name);
        var expected = RecordingTable.Find(name, limits);
        using var log = new LogLines();
        await using var server = await StartAsync(recording, limits, log);

        var answer = await RecordingReplay.RunAsync(recording, server, readSlowly, TestServer.Patience);

        if (expected.Ending is Ending.ConnectionRefused) ShouldBeRefused(answer);
        else ShouldBeAnswered(answer, expected, recording);
        await server.UntilNoStreamsAsync();
        ShouldTellOfUnknownLexicons(log, recording);
        log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Error);
    }

    [Theory]
    [InlineData("js-minimal", "go-minimal", "rust-minimal", "java-minimal", "java-h2c", "java-http1-chunked", "java-crt-minimal", "py-sdk-minimal")]
    [InlineData("js-full", "java-full", "py-sdk-full")]
    [InlineData("go-full", "rust-full")]
    [InlineData("js-no-close-event", "go-no-close-event", "rust-no-close-event", "java-no-close-event", "py-sdk-no-close-event")]
    [InlineData("js-session-token", "go-session-token", "rust-session-token", "java-session-token", "py-sdk-session-token")]
    [InlineData("js-large", "go-large", "rust-large", "java-large", "py-sdk-large")]
    public async Task Recordings_OfTheSameText_GetTheSameAudio_FromEveryClient(params string[] names)
    {
        var audio = new List<string>();
        foreach (var name in names)
        {
            var recording = Recording.Load(name);
            await using var server = await StartAsync(recording, "local");
            var answer = await RecordingReplay.RunAsync(recording, server, readSlowly: false, TestServer.Patience);
            audio.Add(Convert.ToHexString([.. answer.ReadMessages().Where(m => m.Type == "AudioEvent").SelectMany(m => m.Payload)]));
        }

        audio[0].ShouldNotBeEmpty();
        audio.ShouldAllBe(heard => heard == audio[0]);
    }

    private static Task<TestServer> StartAsync(Recording recording, string limits, LogLines? log = null) => TestServer.StartAsync(new TestServerOptions
    {
        Limits = ServiceLimits.Find(limits)!,
        Time = new ManualTime(recording.Date),
        Keys = [recording.Key],
        Log = log,
    });

    private static void ShouldBeRefused(ReplayedAnswer answer)
    {
        answer.Status.ShouldBeNull();
        answer.Body.ShouldBeEmpty();
        answer.GoAway.ShouldBe(Http2Error.Protocol);
    }

    private static void ShouldBeAnswered(ReplayedAnswer answer, ExpectedAnswer expected, Recording recording)
    {
        answer.Status.ShouldBe("200");
        answer.ContentType.ShouldBe("application/vnd.amazon.eventstream");
        answer.Ended.ShouldBeTrue();
        answer.Reset.ShouldBeNull();

        var messages = answer.ReadMessages();
        var audio = messages.SkipLast(1).ToList();
        audio.ShouldAllBe(m => m.MessageType == "event" && m.Type == "AudioEvent" && m.ContentType == "application/octet-stream" && m.Payload.Length > 0);

        var ending = messages[^1];
        ending.ContentType.ShouldBe("application/json");
        if (expected.Ending is Ending.Closed) ShouldBeClosed(ending, expected.RequestCharacters, audio, recording);
        else ShouldBeTooManyCharacters(ending, audio);
    }

    private static void ShouldBeClosed(AnswerMessage ending, long characters, List<AnswerMessage> audio, Recording recording)
    {
        (ending.MessageType, ending.Type).ShouldBe(("event", "StreamClosedEvent"));
        System.Text.Encoding.UTF8.GetString(ending.Payload).ShouldBe($$"""{"RequestCharacters":{{characters}}}""");

        audio.ShouldNotBeEmpty();
        var bytes = audio.SelectMany(m => m.Payload).ToArray();
        if (recording.Header("x-amzn-outputformat") == "pcm") (bytes.Length % 2).ShouldBe(0);
        else (bytes[0], bytes[1] & 0xE0).ShouldBe(((byte)0xFF, 0xE0), "an MPEG frame begins the stream");
    }

    private static void ShouldBeTooManyCharacters(AnswerMessage ending, List<AnswerMessage> audio)
    {
        (ending.MessageType, ending.Type).ShouldBe(("exception", "ValidationException"));
        var error = System.Text.Json.JsonDocument.Parse(ending.Payload).RootElement;
        error.GetProperty("message").GetString()!.Replace(",", "", StringComparison.Ordinal).ShouldContain("3000");
        error.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        audio.ShouldBeEmpty("nothing of a refused event is spoken");
    }

    // Lexicons that nobody stored are ignored, and the log says so.
    private static void ShouldTellOfUnknownLexicons(LogLines log, Recording recording)
    {
        var named = recording.Headers.Any(h => h.Name.Equals("x-amzn-lexiconnames", StringComparison.OrdinalIgnoreCase));
        log.Lines.Any(line => line.Level == LogLevel.Warning && line.Text.Contains("exicon", StringComparison.Ordinal)).ShouldBe(named);
    }
}
