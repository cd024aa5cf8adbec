using System.Text;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Doors.OpenAiApi;

public sealed class SpeechEndpointTests
{
    private const string Good = """{"model":"tts-1","input":"Good morning to you.","voice":"alloy","response_format":"pcm"}""";
    private const string Events = """{"model":"tts-1","input":"Good morning to you.","voice":"alloy","response_format":"pcm","stream_format":"sse"}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Speech_OverEitherVersion_IsTheAudio(bool http2)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server, http2);

        var answer = await caller.SpeakAsync(Good);

        answer.Status.ShouldBe(200, answer.Text);
        answer.ContentType.ShouldBe("audio/pcm");
        answer.Headers["x-request-id"].Length.ShouldBe(36);
        answer.Headers.ContainsKey("content-length").ShouldBeFalse();
        answer.Body.Length.ShouldBe(4 * 60 * 24 * sizeof(short), "four words of 60 ms");
        await server.UntilNoStreamsAsync();
    }

    [Theory]
    [InlineData("", "audio/mpeg")]
    [InlineData(""","response_format":"mp3" """, "audio/mpeg")]
    [InlineData(""","response_format":"opus" """, "audio/opus")]
    [InlineData(""","response_format":"flac" """, "audio/flac")]
    [InlineData(""","response_format":"wav" """, "audio/wav")]
    [InlineData(""","response_format":null,"stream_format":"audio","speed":1,"instructions":null,"unknown":{"a":[1]}""", "audio/mpeg")]
    public async Task Format_OfTheAnswer_IsTheOneAskedFor(string members, string contentType)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var answer = await caller.SpeakAsync("""{"model":"gpt-4o-mini-tts-2025-12-15","input":"Hi.","voice":{"id":"tone"}""" + members + "}");

        answer.Status.ShouldBe(200, answer.Text);
        answer.ContentType.ShouldBe(contentType);
        answer.Body.Length.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Audio_IsSentBeforeTheEngineIsDone()
    {
        var release = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new HeldSynthesizer(release.Task)] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        using var response = await caller.OpenAsync("POST", "/v1/audio/speech", Good);
        await using var body = await response.Content.ReadAsStreamAsync(TestServer.Patience);
        var first = new byte[1000];
        await body.ReadExactlyAsync(first, TestServer.Patience);
        release.SetResult();

        using var rest = new MemoryStream();
        await body.CopyToAsync(rest, TestServer.Patience);
        (first.Length + rest.Length).ShouldBe(2 * 3_200 * 24 / 16 * sizeof(short));
    }

    [Fact]
    public async Task Client_ThatGoesAway_StopsTheEngine()
    {
        var engine = new HeldSynthesizer(new TaskCompletionSource().Task);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var response = await caller.OpenAsync("POST", "/v1/audio/speech", Good);
        response.Dispose();

        await engine.Stopped.WaitAsync(TestServer.Patience);
        await server.UntilNoStreamsAsync();
    }

    [Theory]
    [InlineData(EngineFailure.WorkerDied, 500, "engine_failed", "true")]
    [InlineData(EngineFailure.Unavailable, 500, "engine_failed", "false")]
    [InlineData(EngineFailure.Busy, 503, "overloaded", null)]
    public async Task Engine_FailingBeforeAnyAudio_HasAStatusOfItsOwn(EngineFailure failure, int status, string code, string? shouldRetry)
    {
        var failed = Task.FromException(new EngineException(failure, "it ended"));
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new HeldSynthesizer(failed, soundsFirst: false)] });
        using var caller = await ApiKeyCaller.CreateAsync(server);
        foreach (var body in new[] { Good, Events })
        {
            var answer = await caller.SpeakAsync(body);

            answer.ShouldBeOpenAiError(status, "server_error", code);
            answer.Headers.GetValueOrDefault("x-should-retry").ShouldBe(shouldRetry);
            answer.Headers.ContainsKey("retry-after-ms").ShouldBe(status == 503);
        }
    }

    [Fact]
    public async Task Failure_OfTheServer_TellsNothingOfItself()
    {
        var failed = Task.FromException(new InvalidDataException("/secret/path"));
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new HeldSynthesizer(failed, soundsFirst: false)] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var answer = await caller.SpeakAsync(Good);

        answer.ShouldBeOpenAiError(500, "server_error", null);
        answer.Text.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Engine_FailingInTheMiddle_BreaksTheAnswerOff(bool http2)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new FailingSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server, http2);

        using var response = await caller.OpenAsync("POST", "/v1/audio/speech", Good);

        ((int)response.StatusCode).ShouldBe(200);
        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(TestServer.Patience));
        await server.UntilNoStreamsAsync();
    }

    [Fact]
    public async Task Events_OfAnEngineFailingInTheMiddle_SayWhyBeforeTheyBreakOff()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new FailingSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server, http2: false);

        using var response = await caller.OpenAsync("POST", "/v1/audio/speech", Events);
        await using var body = await response.Content.ReadAsStreamAsync(TestServer.Patience);
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        await Should.ThrowAsync<IOException>(async () =>
        {
            while (await body.ReadAsync(buffer, TestServer.Patience) is > 0 and var count) text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        });

        text.ToString().ShouldContain("\"type\":\"speech.audio.delta\"");
        text.ToString().ShouldEndWith("}}\n\n");
        text.ToString().ShouldContain("data: {\"type\":\"error\",\"error\":{\"message\":\"The speech engine failed: The engine's process ended.\",\"type\":\"server_error\"");
    }

    [Fact]
    public async Task Events_CarryTheSameAudioAndTheUsage()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var plain = await caller.SpeakAsync(Good);
        var answer = await caller.SpeakAsync(Events);

        answer.ContentType.ShouldBe("text/event-stream");
        var events = answer.Events();
        var audio = events.Where(e => e.GetProperty("type").GetString() == "speech.audio.delta").SelectMany(e => e.GetProperty("audio").GetBytesFromBase64());
        audio.ShouldBe(plain.Body);
        events[^1].ToString().ShouldBe("""{"type":"speech.audio.done","usage":{"input_tokens":5,"output_tokens":5,"total_tokens":10}}""");
    }

    [Fact]
    public async Task Events_TellEachWordOnce_InItsPlace()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var events = (await caller.SpeakAsync(Events)).Events();

        var words = events.Where(e => e.GetProperty("type").GetString() == "speech.audio.words").SelectMany(e => e.GetProperty("words").EnumerateArray());
        words.Select(word => word.ToString()).ShouldBe(
        [
            """{"text":"Good","start_ms":0,"end_ms":60}""",
            """{"text":"morning","start_ms":60,"end_ms":120}""",
            """{"text":"to","start_ms":120,"end_ms":180}""",
            """{"text":"you","start_ms":180,"end_ms":240}""",
        ]);
        events[^1].GetProperty("type").GetString().ShouldBe("speech.audio.done");
    }

    [Theory]
    [InlineData(""","speed":2""", 30)]
    [InlineData(""","speed":0.5""", 120)]
    [InlineData(""","instructions":"Quickly, please." """, 48)]
    public async Task Speed_AndInstructions_ChangeHowLongItTakes(string members, int millisecondsPerWord)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var answer = await caller.SpeakAsync(Good[..^1] + members + "}");

        answer.Status.ShouldBe(200, answer.Text);
        (answer.Body.Length / 2 / 24.0).ShouldBe(4 * millisecondsPerWord, 1);
    }

    [Theory]
    [InlineData("...")]
    [InlineData("  \\n ")]
    public async Task Text_WithNothingToSay_IsAFileOfAMomentsSilence(string input)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        var answer = await caller.SpeakAsync($$"""{"model":"tts-1","input":"{{input}}","voice":"nova","response_format":"pcm"}""");

        answer.Status.ShouldBe(200, answer.Text);
        answer.Body.ShouldBe(new byte[24_000 / 10 * sizeof(short)]);
    }

    [Fact]
    public async Task Key_WithItsOwnLimits_IsHeldToThem()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = await ApiKeyCaller.CreateAsync(server, limits: new KeyLimits { ConcurrentStreams = 0 });

        var answer = await caller.SpeakAsync(Good);

        answer.ShouldBeOpenAiError(429, "requests", "rate_limit_exceeded");
        answer.Headers["retry-after-ms"].ShouldBe("1000");
        answer.Headers["retry-after"].ShouldBe("1");
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("Joanna")]
    [InlineData("alloy")]
    public async Task Voice_OfAnyName_SpeaksUnderAmazonsLimitsToo(string voice)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        (await caller.SpeakAsync($$"""{"model":"tts-1","input":"Hi.","voice":"{{voice}}"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Calls_DrawOnTheQuotaOfCalls_NotOnThatOfStreams()
    {
        var options = new OpenAiOptions { Calls = new("calls", 1, 1_000, 1_000) };
        var limits = PollyLimits.Local with { MaxStreamsPerKey = 1, MaxStreamStartsPerSecondPerKey = 1 };
        var release = new TaskCompletionSource();
        var engine = new HeldSynthesizer(release.Task, soundsFirst: true);
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Polly = limits, OpenAi = options, Engines = [engine], Time = new ManualTime(DateTimeOffset.UtcNow) });
        using var caller = await ApiKeyCaller.CreateAsync(server);
        using (await caller.OpenAsync("POST", "/v1/audio/speech", Good))
        {
            (await caller.SpeakAsync(Good)).ShouldBeOpenAiError(429, "requests", "rate_limit_exceeded");
            release.SetResult();
        }

        await server.UntilNoStreamsAsync();

        (await caller.SpeakAsync(Good)).Status.ShouldBe(200);
        (await caller.SpeakAsync(Good)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Body_BeyondWhatTheServerHolds_IsRefusedForNow()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Local with { MaxBytesHeld = 10 } });
        using var caller = await ApiKeyCaller.CreateAsync(server);

        (await caller.SpeakAsync(Good)).ShouldBeOpenAiError(429, "requests", "rate_limit_exceeded");
    }

    [Fact]
    public async Task Body_WithAByteOrderMark_IsRead()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = await ApiKeyCaller.CreateAsync(server);

        (await caller.SpeakAsync("\uFEFF" + Good)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Door_WhereNothingIsVerified_NeedsNoKey()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { VerifySignatures = false });
        using var caller = new ApiKeyCaller(server, key: null);

        (await caller.SpeakAsync(Good)).Status.ShouldBe(200);
        (await caller.SendAsync("GET", "/v1/models")).Status.ShouldBe(200);
    }
}
