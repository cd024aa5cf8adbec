using Antiphon.Speech.Marks;
using Antiphon.Speech.Sessions;
using Antiphon.Speech.Tests.Scheduling;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>A bound on the duration that the session holds for an engine that cannot.</summary>
public sealed class DurationTrialTests : IDisposable
{
    private const string Bounded = "<speak><prosody amazon:max-duration='50ms'>Said in no time.</prosody></speak>";
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Trial_WaitsForItsTurn()
    {
        using var gate = new ManualResetEventSlim();
        using var running = _stage.Admit();
        using var waiting = SpeechSteps.Admit(_stage.Scheduler, "account", new FakeSynthesizer());
        var first = Stage.MoveAsync(running, _stage.Gated("running", gate));
        _stage.NextBegun();
        using var rehearsal = new Rehearsal(steps: waiting);
        await rehearsal.SaySsmlAsync(Bounded);
        await Eventually.Until(() => _stage.Scheduler.Waiting > 0);

        rehearsal.Engine.Pieces.ShouldBeEmpty();

        gate.Set();
        await first;
        await rehearsal.EndAsync();
        rehearsal.Engine.Requests.Select(request => request.Rate).ShouldBe([1, 2.1]);
    }

    [Fact]
    public async Task Trial_AsksForNoSounds()
    {
        var engine = new FakeSynthesizer();
        await new MarkScript { Engine = engine, Wanted = SpeechMarkKinds.Viseme }.SayAsync(SsmlReader.Read(Bounded));
        engine.Requests.Select(request => request.WithSounds).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("50ms", 3600_000)]
    [InlineData("1500ms", 100)]
    public async Task Trial_ThatHasMeasuredEnough_Ends(string longest, int cutOff)
    {
        var chunks = 0;
        var engine = new FakeSynthesizer
        {
            ChunkLength = FakeSynthesizer.SampleRate,
            BeforeChunk = (piece, _, _) =>
            {
                if (piece == 1) chunks++;
                return Task.CompletedTask;
            },
        };
        var options = new SpeechSessionOptions { MaxAudio = TimeSpan.FromMilliseconds(cutOff) };
        var document = SsmlReader.Read(Bounded.Replace("50ms", longest, StringComparison.Ordinal));
        await new MarkScript { Engine = engine, Options = options }.SayAsync(document);
        chunks.ShouldBe(1);
    }

    [Fact]
    public async Task Text_BeyondTheCutOff_IsNotTried()
    {
        var engine = new FakeSynthesizer();
        var options = new SpeechSessionOptions { MaxAudio = TimeSpan.FromMilliseconds(50) };
        await new MarkScript { Engine = engine, Options = options }.SayAsync(SsmlReader.Read(
            "<speak><prosody amazon:max-duration='500ms'>I <emphasis>really</emphasis> mean it.</prosody></speak>"));
        engine.Pieces.ShouldBe(["I", "I"]);
    }
}
