using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Server.Tests.AwsSdk;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Doors.PollyApi.SynthesizeSpeech;

/// <summary>The call as every client makes it: HTTP/1.1 and HTTP/2, TLS and cleartext.</summary>
public sealed class SynthesizeSpeechTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Call_OverEveryTransport_IsAnsweredWithAudio(bool tls, bool http2)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = new SignedCaller(server, tls, http2);

        var answer = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "こんにちは 世界。", VoiceId = "Joanna", Unknown = new { Ignored = true } });

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe("audio/pcm");
        answer.Headers["x-amzn-requestcharacters"].ShouldBe("9");
        answer.Headers["x-amzn-requestid"].Length.ShouldBe(36);
        answer.Body.Length.ShouldBe(2 * 16_000 * 120 / 1000, "two words of 60 ms");
        await server.UntilNoStreamsAsync();
    }

    [Theory]
    [InlineData("mp3", "audio/mpeg")]
    [InlineData("pcm", "audio/pcm")]
    [InlineData("mulaw", "audio/mulaw")]
    [InlineData("alaw", "audio/alaw")]
    public async Task Format_OfAudio_HasItsMediaType(string format, string contentType)
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()] });
        using var caller = new SignedCaller(server);

        var answer = await caller.SpeakAsync(new { OutputFormat = format, Text = "Some words.", VoiceId = "Joanna" });

        answer.Status.ShouldBe(200, answer.Text);
        answer.ContentType.ShouldBe(contentType);
        answer.Body.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task Text_WithNothingToSay_IsAnEmptyBody(string text)
    {
        await using var server = await TestServer.StartAsync();
        using var caller = new SignedCaller(server);

        var answer = await caller.SpeakAsync(new { OutputFormat = "mp3", Text = text, VoiceId = "Joanna" });

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe("audio/mpeg");
        answer.Body.ShouldBeEmpty();
        answer.Headers["x-amzn-requestcharacters"].ShouldBe(text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Ssml_IsBilledWithoutItsTags()
    {
        await using var server = await TestServer.StartAsync();
        using var caller = new SignedCaller(server);

        var answer = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "<speak>Hi <break/> you.</speak>", TextType = "ssml", VoiceId = "Joanna" });

        answer.Status.ShouldBe(200, answer.Text);
        answer.Headers["x-amzn-requestcharacters"].ShouldBe("8");
    }

    [Fact]
    public async Task Audio_LeavesBeforeTheWholeTextIsSpoken()
    {
        var release = new TaskCompletionSource();
        var engine = new HeldSynthesizer(release.Task);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine] });
        using var caller = new SignedCaller(server);

        using var response = await caller.OpenAsync(new { OutputFormat = "pcm", Text = "Words.", VoiceId = "Joanna" }, TestServer.Patience);
        var body = await response.Content.ReadAsStreamAsync(TestServer.Patience);
        (await body.ReadAsync(new byte[16], TestServer.Patience)).ShouldBeGreaterThan(0);
        release.Task.IsCompleted.ShouldBeFalse("the engine has not finished");
        release.SetResult();
        await body.CopyToAsync(Stream.Null, TestServer.Patience);
        await server.UntilNoStreamsAsync();
    }

    [Fact]
    public async Task Client_ThatGoesAway_StopsTheEngine()
    {
        var engine = new HeldSynthesizer(new TaskCompletionSource().Task);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine], Time = new ManualTime(DateTimeOffset.UtcNow) });
        using var caller = new SignedCaller(server);

        using var gone = new CancellationTokenSource();
        var response = await caller.OpenAsync(new { OutputFormat = "pcm", Text = "Words.", VoiceId = "Joanna" }, gone.Token);
        server.LiveStreams.ShouldBe(1);
        response.Dispose();

        await engine.Stopped.WaitAsync(TestServer.Patience);
        await server.UntilNoStreamsAsync();
    }

    [Fact]
    public async Task Client_ThatStopsReading_IsCutOff()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new ToneSynthesizer()], Time = time });
        using var caller = new SignedCaller(server, http2: false);

        // Three minutes of 24 kHz: more than the sockets and the session hold.
        var text = string.Concat(Enumerable.Repeat("a ", 2_990)) + ".";
        using var response = await caller.OpenAsync(new { OutputFormat = "pcm", Text = text, VoiceId = "Joanna", SampleRate = "24000" }, TestServer.Patience);
        await Eventually.Until(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return server.LiveStreams == 0;
        });

        var body = await response.Content.ReadAsStreamAsync(TestServer.Patience);
        await Should.ThrowAsync<Exception>(() => body.CopyToAsync(Stream.Null, TestServer.Patience));
    }

    [Fact]
    public async Task Engine_ThatFailsBeforeItsFirstSound_IsAJsonError()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new HeldSynthesizer(Task.FromException(new EngineException(EngineFailure.WorkerDied, "dead")), soundsFirst: false)] });
        using var caller = new SignedCaller(server);

        var answer = await caller.SpeakAsync(new { OutputFormat = "pcm", Text = "Words.", VoiceId = "Joanna" });

        answer.ShouldBeError(500, "ServiceFailureException", "The engine's process ended.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Engine_ThatFailsInTheMiddle_BreaksTheAnswerOff(bool http2)
    {
        using var log = new LogLines();
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new FailingSynthesizer()], Log = log });
        using var caller = new SignedCaller(server, http2: http2);

        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            using var response = await caller.OpenAsync(new { OutputFormat = "pcm", Text = "Words.", VoiceId = "Joanna" }, TestServer.Patience);
            await response.Content.CopyToAsync(Stream.Null, TestServer.Patience);
        });

        await server.UntilNoStreamsAsync();
        log.Lines.ShouldContain(line => line.Text.Contains("middle of its answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_WithItsMostCallsOfAnEngineOpen_IsThrottled()
    {
        var limits = PollyLimits.Aws with { SpeechCalls = new SpeechCallQuotas { Generative = SpeechCallQuotas.Aws.Generative with { Concurrent = 2, Burst = 100 } } };
        var engine = new HeldSynthesizer(new TaskCompletionSource().Task);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine], Polly = limits });
        using var caller = new SignedCaller(server, tls: false, http2: false);
        var members = new { OutputFormat = "pcm", Text = "Words.", VoiceId = "Joanna", Engine = "generative" };

        using var first = await caller.OpenAsync(members, TestServer.Patience);
        using var second = await caller.OpenAsync(members, TestServer.Patience);

        (await caller.SpeakAsync(members)).ShouldBeError(400, "ThrottlingException", "2 concurrent generative calls");
    }
}
