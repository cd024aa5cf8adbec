using Antiphon.Client.Synthesis;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Limits;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;

namespace Antiphon.Server.Tests.Heard;

/// <summary>Time limits and throttling, on a clock that moves only when told.</summary>
public sealed class StreamLimitTests
{
    // The clock may run on for hours before a busy machine lets the server answer: no other limit may pass meanwhile.
    private static readonly TimeSpan Never = TimeSpan.FromDays(36_500);
    private static readonly PollyLimits Idle = PollyLimits.Aws with { MaxStreamDuration = Never };
    private static readonly PollyLimits Short = PollyLimits.Local with { MaxStreamDuration = TimeSpan.FromSeconds(30) };
    private static readonly ServerLimits Unblocked = ServerLimits.Local with { OutputBlockedTimeout = Never };

    [Fact]
    public async Task Idle_ForTheLimit_SpeaksAllTheTextThenSaysWhichQuota()
    {
        var (answer, pieces) = await UntilItEndsAsync(Idle, "Joanna", "Flushed words");

        answer.Error.ShouldNotBeNull().Code.ShouldBe("ServiceQuotaExceededException");
        answer.Error!.QuotaCode.ShouldBe("input-stream-inbound-event-timeout");
        answer.Error.Message.ShouldContain("5 seconds");
        string.Join(' ', pieces).ShouldBe("Flushed words This is whole. This costs 3");
        answer.Audio.Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Duration_ReachedByAStream_EndsItWithTheOtherQuota()
    {
        var (answer, _) = await UntilItEndsAsync(Short, "tone", "Flushed words");

        answer.Error.ShouldNotBeNull().Code.ShouldBe("ServiceQuotaExceededException");
        answer.Error!.QuotaCode.ShouldBe("input-stream-timeout");
        answer.Error.Message.ShouldContain("30 seconds");
        answer.Audio.Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Stream_UnderAws_HasNoLimitOfItsOwn_ButEachEventHas()
    {
        await using var server = await TestServer.StartAsync(new TestServerOptions { Limits = ServerLimits.Aws, Polly = PollyLimits.Aws });
        using var http = Calling.Trusting(server);
        var most = string.Concat(Enumerable.Repeat("Words. ", 428)) + "End.";

        (await http.SpeakAsync(server.Options("Joanna"), most, most)).ShouldNotBeEmpty();

        await using var stream = SynthesisStream.Open(server.Options("Joanna"), http);
        await stream.SendTextAsync(most + ".");
        (await ScriptedAnswer.ReadAsync(stream)).Error.ShouldNotBeNull().Message.ShouldContain("3000 are allowed");
    }

    [Fact]
    public async Task Streams_BeyondTheKeysConcurrency_AreThrottledUntilOneEnds()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(new TestServerOptions { Time = time, Polly = PollyLimits.Local with { MaxStreamsPerKey = 2 } });
        using var http = Calling.Trusting(server);
        await using var one = SynthesisStream.Open(server.Options("Joanna"), http);
        await using var two = SynthesisStream.Open(server.Options("Joanna"), http);
        await Eventually.Until(() => server.LiveStreams == 2);

        await ShouldBeThrottledAsync(http, server, "2 concurrent streams");

        await one.CompleteAsync();
        (await ScriptedAnswer.ReadAsync(one)).Error.ShouldBeNull();
        await Eventually.Until(() => server.LiveStreams == 1);
        (await http.SpeakAsync(server.Options("Joanna"), "Room again.")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Streams_BeyondTheKeysRate_AreThrottledUntilTimeHasPassed()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Time = time, Polly = PollyLimits.Local with { MaxStreamStartsPerSecondPerKey = 2 } });
        using var http = Calling.Trusting(server);
        for (var n = 0; n < 2; n++) (await http.SpeakAsync(server.Options("Joanna"), "Quick.")).ShouldNotBeEmpty();

        await ShouldBeThrottledAsync(http, server, "Rate exceeded");

        time.Advance(TimeSpan.FromMilliseconds(500));
        (await http.SpeakAsync(server.Options("Joanna"), "Quick.")).ShouldNotBeEmpty();
    }

    private static async Task ShouldBeThrottledAsync(HttpMessageInvoker http, TestServer server, string message)
    {
        await using var stream = SynthesisStream.Open(server.Options("Joanna"), http);
        var error = (await ScriptedAnswer.ReadAsync(stream)).Error.ShouldNotBeNull();
        (error.Code, error.StatusCode).ShouldBe(("ThrottlingException", 400));
        error.Message.ShouldContain(message);
    }

    // The client says something and then nothing, with its input open; the clock moves on until the server has had enough.
    private static async Task<(ScriptedAnswer Answer, string[] Pieces)> UntilItEndsAsync(PollyLimits limits, string voice, string flushed)
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        var recording = new RecordingSynthesizer(new ToneSynthesizer());
        await using var server = await TestServer.StartAsync(
            new TestServerOptions { Engines = [recording], Time = time, Limits = Unblocked, Polly = limits });
        using var http = Calling.Trusting(server);
        await using var stream = SynthesisStream.Open(server.Options(voice), http);
        await stream.SendTextAsync(flushed, flush: true);
        await stream.SendTextAsync(" This is whole. This costs 3");
        var spoken = new TaskCompletionSource();
        var answer = ScriptedAnswer.ReadAsync(stream, () => spoken.TrySetResult());
        await spoken.Task.WaitAsync(TestServer.Patience);
        await Eventually.Until(() => recording.Requests.Count >= 2);

        // The server arms its timers when it waits for the next event, which may be after this test has asked: so ask again.
        await Eventually.Until(() => answer.IsCompleted, () => time.Advance(TimeSpan.FromSeconds(1)));

        return (await answer, [.. recording.Requests.Select(request => request.Text)]);
    }
}
