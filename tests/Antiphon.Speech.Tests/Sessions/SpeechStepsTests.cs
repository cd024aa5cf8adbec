using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;
using Antiphon.Speech.Tests.Scheduling;

namespace Antiphon.Speech.Tests.Sessions;

public sealed class SpeechStepsTests
{
    private static readonly FakeSynthesizer Engine = new();

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    public async Task Step_ThatOnlyPrepares_IsFollowedAtOnceForAStarvedClient(double buffered, int steps)
    {
        using var stage = new Stage();
        using var session = SpeechSteps.Admit(stage.Scheduler, "account", Engine);
        await using var speech = new PreparingSpeech();

        (await session.MoveNextAsync(speech, TimeSpan.FromSeconds(buffered), CancellationToken.None)).ShouldBeTrue();

        speech.Steps.ShouldBe(steps);
    }

    [Fact]
    public void Admit_BeyondTheLoad_IsBusyUnlessInTheBackground()
    {
        using var stage = new Stage(new SchedulerOptions { Slots = 1, AssumedCost = 0.5 });
        using var first = SpeechSteps.Admit(stage.Scheduler, "account", Engine);

        var refused = Should.Throw<EngineException>(() => SpeechSteps.Admit(stage.Scheduler, "account", Engine));
        (refused.Failure, refused.MayRetry).ShouldBe((EngineFailure.Busy, true));
        refused.Message.ShouldContain("0.50 of the 0.85 cores");
        using var background = SpeechSteps.Admit(stage.Scheduler, "account", Engine, isBackground: true);
    }

    [Fact]
    public async Task Session_OfAStoppedScheduler_FailsAsUnavailable()
    {
        var stage = new Stage();
        using var steps = SpeechSteps.Admit(stage.Scheduler, "account", Engine);
        stage.Dispose();
        using var rehearsal = new Rehearsal(steps: steps);
        await rehearsal.SayAsync("Never heard.", flush: true);

        (await Should.ThrowAsync<EngineException>(rehearsal.Run)).Failure.ShouldBe(EngineFailure.Unavailable);
    }

    /// <summary>An engine's answer whose steps only prepare.</summary>
    private sealed class PreparingSpeech : IAsyncEnumerator<SpeechChunk>
    {
        public int Steps { get; private set; }

        public SpeechChunk Current => new(Memory<short>.Empty, []);

        public ValueTask<bool> MoveNextAsync()
        {
            Steps++;
            return new ValueTask<bool>(true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
