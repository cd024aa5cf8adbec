using Antiphon.Client.Synthesis;
using Antiphon.Server.Tests.Hosting;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Heard;

/// <summary>A machine that can carry two streams of a dear voice, on a clock that moves only when told: whoever was spoken to still listens.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    private static readonly SchedulerOptions CarriesTwo = new() { Slots = 1, AssumedCost = 0.4, AssumedMedia = TimeSpan.FromHours(1) };

    // A text is one chunk: whoever has heard of it has heard all of it. Of a chunk that were made after the clock has moved, the listener
    // would have audio in hand for as long as the clock then stands, and the load would never end.
    private static readonly TestVoiceOptions OneChunk = new() { SamplesPerPiece = 24_000 };
    private readonly ManualTime _time = new(DateTimeOffset.UtcNow);
    private readonly LogLines _log = new();
    private TestServer _server = null!;
    private HttpMessageInvoker _http = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(
            new TestServerOptions { Engines = [new ToneSynthesizer(OneChunk)], Time = _time, Scheduler = CarriesTwo, Log = _log });
        _http = Calling.Trusting(_server);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Newcomer_BeyondTheMachine_IsThrottledAndRunningStreamsGoOn()
    {
        await using var one = await SpeakAsync();
        await using var two = await SpeakAsync();

        await ShouldBeThrottledAsync();
        await ShouldBeThrottledAsync();

        foreach (var stream in (OpenStream[])[one, two])
        {
            await stream.Stream.SendTextAsync("And more of it.", flush: true);
            await stream.Stream.CompleteAsync();
            var answer = await stream.Answer;
            answer.Error.ShouldBeNull();
            answer.Audio.Samples().Length.ShouldBe(8 * 60 * 16);
        }

        _log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Newcomer_AfterTheListenersHaveHeardEverything_IsWelcomeThoughTheirStreamsAreOpen()
    {
        await using var one = await SpeakAsync();
        await using var two = await SpeakAsync();
        await ShouldBeThrottledAsync();

        // A session rests a little later than its client has the audio.
        _time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Until(() => _server.Services.GetRequiredService<StepScheduler>().Load == 0);

        await using var three = await SpeakAsync();
        _server.LiveStreams.ShouldBe(3);
    }

    [Fact]
    public async Task Newcomer_AfterAStreamHasEnded_IsWelcome()
    {
        await using var one = await SpeakAsync();
        await using var two = await SpeakAsync();
        await ShouldBeThrottledAsync();

        await one.Stream.CompleteAsync();
        (await one.Answer).Error.ShouldBeNull();
        await Eventually.Until(() => _server.LiveStreams == 1);

        await using var three = await SpeakAsync();
    }

    /// <summary>A stream that has been heard, and still is.</summary>
    private async Task<OpenStream> SpeakAsync()
    {
        var stream = SynthesisStream.Open(_server.Options("tone"), _http);
        var heard = new TaskCompletionSource();
        var answer = ScriptedAnswer.ReadAsync(stream, () => heard.TrySetResult());
        await stream.SendTextAsync("This is being said. ", flush: true);
        await Task.WhenAny(heard.Task, answer).WaitAsync(TestServer.Patience);
        answer.IsCompleted.ShouldBeFalse();
        return new OpenStream(stream, answer);
    }

    private async Task ShouldBeThrottledAsync()
    {
        await using var stream = SynthesisStream.Open(_server.Options("tone"), _http);
        var error = (await ScriptedAnswer.ReadAsync(stream)).Error.ShouldNotBeNull();
        (error.Code, error.StatusCode).ShouldBe(("ThrottlingException", 400));
        error.Message.ShouldContain("of the 0.85 cores");
        error.Message.ShouldContain("give the server more cores");
    }

    private sealed record OpenStream(SynthesisStream Stream, Task<ScriptedAnswer> Answer) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Stream.DisposeAsync();
            await ((Task)Answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
