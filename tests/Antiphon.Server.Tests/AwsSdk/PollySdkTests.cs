using Amazon.Runtime;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Server.Tests.Hosting;

namespace Antiphon.Server.Tests.AwsSdk;

/// <summary>What a .NET application sees, through Amazon's own pipeline over TLS.</summary>
public sealed class PollySdkTests
{
    [Fact]
    public async Task Stream_WordsStillGoingIn_AudioComesOut()
    {
        await using var server = await TestServer.StartAsync();
        using var client = Connect(server);
        var words = new SpokenWords().Say("This sentence is complete. ").Say("Here ").Say("comes ");
        using var response = await OpenAsync(client, words);

        var firstAudio = new TaskCompletionSource();
        var hearing = HeardSpeech.ReadAsync(response, () => firstAudio.TrySetResult());
        await firstAudio.Task.WaitAsync(TestServer.Patience);
        words.Say("the last word.").Close();
        var heard = await hearing.WaitAsync(TestServer.Patience);

        heard.Error.ShouldBeNull();
        heard.Closed.ShouldBe(["This sentence is complete. Here comes the last word.".Length]);
        heard.AudioEvents.ShouldBeGreaterThan(1);
        ShouldBePcm(heard.Audio);
    }

    [Fact]
    public async Task Stream_Flush_SpeaksWhatNoSentenceEndWould()
    {
        await using var server = await TestServer.StartAsync();
        using var client = Connect(server);
        var words = new SpokenWords().Say("half a sen", flush: true);
        using var response = await OpenAsync(client, words);

        var spoken = new TaskCompletionSource();
        var hearing = HeardSpeech.ReadAsync(response, () => spoken.TrySetResult());
        await spoken.Task.WaitAsync(TestServer.Patience);
        words.Say("", flush: false).Say("tence", flush: true).Close();
        var heard = await hearing.WaitAsync(TestServer.Patience);

        heard.Error.ShouldBeNull();
        heard.Closed.ShouldBe(["half a sentence".Length]);
        ShouldBePcm(heard.Audio);
    }

    [Fact]
    public async Task Stream_Characters_AreUnicodeScalars_TagsExcluded()
    {
        var heard = await HearAsync(words => words.Say("wörld 🌍 日本語.").Say("<speak>Hi <break/> you &amp; me.</speak>", ssml: true).Close());

        heard.Error.ShouldBeNull();
        heard.Closed.ShouldBe([12 + "Hi  you & me.".Length]);
    }

    [Fact]
    public async Task Stream_ManyEventsOf4Kilobytes_AreAllCounted()
    {
        const string sentence = "Sixty-four bytes make one sentence of this very long paragraph. ";
        sentence.Length.ShouldBe(64);
        var text = string.Concat(Enumerable.Repeat(sentence, 64));

        var heard = await HearAsync(words => Enumerable.Range(0, 10).Aggregate(words, (w, _) => w.Say(text)).Close());

        heard.Error.ShouldBeNull();
        heard.Closed.ShouldBe([10 * 4096]);
        ShouldBePcm(heard.Audio);
    }

    [Fact]
    public async Task Streams_50AtOnce_EachGetTheirOwn()
    {
        await using var server = await TestServer.StartAsync();
        using var client = Connect(server);
        var texts = Enumerable.Range(0, 50).Select(i => $"Stream {i} says {string.Concat(Enumerable.Repeat("word ", i % 7))}and ends.").ToList();

        var heard = await Task.WhenAll(texts.Select(text => SpeakAsync(client, text))).WaitAsync(TestServer.Patience);

        heard.ShouldAllBe(h => h.Error == null && h.Audio.Length > 0);
        heard.Select(h => h.Closed.Single()).ShouldBe(texts.Select(t => (long)t.Length));
        await server.UntilNoStreamsAsync();
    }

    [Fact]
    public async Task Stream_NoClose_IsSpokenWhenTheIdleTimeEnds_BecauseThisSdkSendsNoEnd()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        var patient = TimeSpan.FromDays(100);
        await using var server = await TestServer.StartAsync(new TestServerOptions
        {
            Time = time,
            Limits = ServerLimits.Aws with { OutputBlockedTimeout = patient },
            Polly = PollyLimits.Aws with { MaxStreamDuration = patient },
        });
        using var client = Connect(server);
        var words = new SpokenWords().Say("never closed. ", flush: true).End();
        using var response = await OpenAsync(client, words);

        var spoken = new TaskCompletionSource();
        var hearing = HeardSpeech.ReadAsync(response, () => spoken.TrySetResult());
        await spoken.Task.WaitAsync(TestServer.Patience);
        await AdvanceUntilAsync(time, hearing);

        var heard = await hearing;
        heard.Error.ShouldNotBeNull().ErrorCode.ShouldBe("ServiceQuotaExceededException");
        heard.Error.Member("quotaCode").ShouldBe("input-stream-inbound-event-timeout");
        heard.Error.Member("serviceCode").ShouldBe("polly");
        heard.Closed.ShouldBeEmpty();
        ShouldBePcm(heard.Audio);
    }

    [Fact]
    public async Task Stream_EventsEvery4Seconds_StayOpenUnderTheLimitOf5()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Time = time, Limits = ServerLimits.Aws, Polly = PollyLimits.Aws });
        using var client = Connect(server);
        var words = new SpokenWords().Say("a. ", flush: true);
        using var response = await OpenAsync(client, words);
        using var audio = new SemaphoreSlim(0);
        var hearing = HeardSpeech.ReadAsync(response, () => audio.Release());

        // Each event is audible: when its audio has come, the event has been taken, and the clock may go on.
        for (var second = 0; second < 40; second += 4)
        {
            await audio.WaitAsync(TestServer.Patience);
            time.Advance(TimeSpan.FromSeconds(4));
            words.Say("").Say("b. ", flush: true);
        }

        words.Close();
        var heard = await hearing.WaitAsync(TestServer.Patience);
        heard.Error.ShouldBeNull();
        heard.Closed.ShouldBe([11 * 3]);
    }

    [Theory]
    [InlineData("neural", "Ruth", "pcm", "engine")]
    [InlineData("generative", "Nobody", "pcm", "VoiceId")]
    [InlineData("generative", "Ruth", "json", "json")]
    public async Task Stream_BadParameter_IsAnHttp400WithItsName(string engine, string voice, string format, string said)
    {
        await using var server = await TestServer.StartAsync();
        using var client = Connect(server);
        var request = new SpeechSynthesisRequest { ActionStream = new SpokenWords().Say("Hi.").Close(), Engine = engine, VoiceId = voice, OutputFormat = format };

        var error = await Should.ThrowAsync<AmazonServiceException>(() => client.StartSpeechSynthesisStreamAsync(request, TestServer.Patience));

        error.ErrorCode.ShouldBe("ValidationException");
        error.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        error.RequestId.Length.ShouldBe(36);
        error.Message.ShouldContain(said);
    }

    [Fact]
    public async Task Stream_BadEvent_IsATypedExceptionAfterTheAudioBeforeIt()
    {
        await using var server = await TestServer.StartAsync();
        using var client = Connect(server);
        var words = new SpokenWords().Say("Good text. ", flush: true);
        using var response = await OpenAsync(client, words);
        var spoken = new TaskCompletionSource();
        var hearing = HeardSpeech.ReadAsync(response, () => spoken.TrySetResult());
        await spoken.Task.WaitAsync(TestServer.Patience);
        words.Say("<speak>not closed", ssml: true);
        var heard = await hearing.WaitAsync(TestServer.Patience);

        heard.Error.ShouldNotBeNull().ErrorCode.ShouldBe("ValidationException");
        heard.Error.Member("reason").ShouldBe("invalidInboundEvent");
        heard.Closed.ShouldBeEmpty();
        ShouldBePcm(heard.Audio);
    }

    [Fact]
    public async Task Stream_UnknownEvent_IsRefused()
    {
        var heard = await HearAsync(words => words.Add("SongEvent", "{}"u8.ToArray()));

        heard.Error.ShouldNotBeNull().ErrorCode.ShouldBe("ValidationException");
        heard.Error.Member("reason").ShouldBe("invalidInboundEvent");
        heard.Audio.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_FailingEngine_IsAServiceFailure()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [new FailingSynthesizer()] });
        using var client = Connect(server);

        var heard = await SpeakAsync(client, "It fails in the middle.").WaitAsync(TestServer.Patience);

        heard.Error.ShouldNotBeNull().ErrorCode.ShouldBe("ServiceFailureException");
        heard.Error.Message.ShouldNotBeEmpty();
        heard.Closed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_EngineThatCancelsItself_IsAServiceFailure_NotACleanEnd()
    {
        var engine = new FailingSynthesizer(new TaskCanceledException("a timeout inside the engine"));
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine] });
        using var client = Connect(server);

        var heard = await SpeakAsync(client, "It gives up in the middle.").WaitAsync(TestServer.Patience);

        heard.Error.ShouldNotBeNull().ErrorCode.ShouldBe("ServiceFailureException");
    }

    [Fact]
    public async Task Stream_UnexpectedFailure_IsLoggedWhole_AndTellsTheClientNothingOfTheMachine()
    {
        using var log = new LogLines();
        var engine = new FailingSynthesizer(new InvalidOperationException("/home/somebody/secret.file"));
        await using var server = await TestServer.StartAsync(new TestServerOptions { Engines = [engine], Log = log });
        using var client = Connect(server);

        var heard = await SpeakAsync(client, "It breaks.").WaitAsync(TestServer.Patience);
        await server.UntilNoStreamsAsync();

        heard.Error.ShouldNotBeNull().ErrorCode.ShouldBe("ServiceFailureException");
        heard.Error.Message.ShouldNotContain("secret.file");
        log.Lines.ShouldContain(line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error && line.Text.Contains("secret.file"));
    }

    [Fact]
    public async Task Stream_NinthOfAKey_IsThrottledWithHttp400()
    {
        var limits = PollyLimits.Local with { MaxStreamsPerKey = PollyLimits.Aws.MaxStreamsPerKey };
        await using var server = await TestServer.StartAsync(new TestServerOptions { Polly = limits });
        using var client = Connect(server, retries: 0);
        var open = new List<SpeechSynthesisResponse>();

        // Each says something: .NET may keep the headers of a request back until the first byte of its body.
        for (var i = 0; i < 8; i++) open.Add(await OpenAsync(client, new SpokenWords().Say("").End()));

        var error = await Should.ThrowAsync<AmazonServiceException>(() => OpenAsync(client, new SpokenWords().Say("").End()));

        error.ErrorCode.ShouldBe("ThrottlingException");
        error.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        foreach (var response in open) response.Dispose();
        await server.UntilNoStreamsAsync();
    }

    [Theory]
    [InlineData(true, "InvalidSignatureException")]
    [InlineData(false, "UnrecognizedClientException")]
    public async Task Stream_WrongCredentials_IsForbidden(bool known, string code)
    {
        await using var server = await TestServer.StartAsync();
        var credentials = new BasicAWSCredentials(known ? server.Key.Id : "AKIDNOTKNOWNHERE", known ? "not-the-secret" : server.Key.Secret);
        using var client = new PollySdkClient(credentials, new PollySdkConfig(server.Https, server.Authority));

        var error = await Should.ThrowAsync<AmazonServiceException>(() => OpenAsync(client, new SpokenWords().Say("Hi.").Close()));

        error.ErrorCode.ShouldBe(code);
        error.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Stream_DisposedMidway_FreesTheEngine()
    {
        // The clock stands still: no time limit of the server can end the stream.
        await using var server = await TestServer.StartAsync(new TestServerOptions { Time = new ManualTime(DateTimeOffset.UtcNow) });
        using var client = Connect(server);
        var words = new SpokenWords().Say(string.Concat(Enumerable.Repeat("On and on. ", 500)), flush: true);
        var response = await OpenAsync(client, words);
        server.LiveStreams.ShouldBe(1);

        // Disposing says END_STREAM and RST_STREAM(CANCEL), but only once the publisher has answered: while it is asked
        // for the next event, .NET keeps both back.
        response.Dispose();
        words.End();
        await server.UntilNoStreamsAsync();
    }

    private static PollySdkClient Connect(TestServer server, int retries = 2) =>
        new(new BasicAWSCredentials(server.Key.Id, server.Key.Secret), new PollySdkConfig(server.Https, server.Authority) { MaxErrorRetry = retries });

    private static Task<SpeechSynthesisResponse> OpenAsync(PollySdkClient client, SpokenWords words) =>
        client.StartSpeechSynthesisStreamAsync(new SpeechSynthesisRequest { ActionStream = words }, TestServer.Patience);

    private static async Task<HeardSpeech> SpeakAsync(PollySdkClient client, string text)
    {
        using var response = await OpenAsync(client, new SpokenWords().Say(text, flush: true).Close());
        return await HeardSpeech.ReadAsync(response);
    }

    private static async Task<HeardSpeech> HearAsync(Func<SpokenWords, SpokenWords> say)
    {
        await using var server = await TestServer.StartAsync();
        using var client = Connect(server);
        using var response = await OpenAsync(client, say(new SpokenWords()));
        return await HeardSpeech.ReadAsync(response).WaitAsync(TestServer.Patience);
    }

    // The server arms its timer when it waits for the next event, which may be after this test has asked: so ask again.
    private static Task AdvanceUntilAsync(ManualTime time, Task done) =>
        Eventually.Until(() => done.IsCompleted, () => time.Advance(TimeSpan.FromSeconds(1)));

    private static void ShouldBePcm(byte[] audio)
    {
        audio.ShouldNotBeEmpty();
        (audio.Length % 2).ShouldBe(0);
    }
}
