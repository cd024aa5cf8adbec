using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Antiphon.Speech.Sessions;
using Antiphon.Speech.Tests.Scheduling;
using Antiphon.Text.Ssml;

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

    [Theory]
    [InlineData(StepPlace.OtherProcess, StepPlace.Slot)]
    [InlineData(StepPlace.Slot, StepPlace.OtherProcess)]
    public async Task Stretch_SpokenByAnotherEngine_TakesThatEnginesSteps(StepPlace own, StepPlace other)
    {
        List<(string, bool)> steps = [];
        FakeSynthesizer english = Recording("english", "en-US", own), french = Recording("french", "fr-FR", other);
        using var stage = new Stage();
        var script = new MarkScript { Engine = english, Voices = new VoiceCatalog([english, french]), Scheduler = stage.Scheduler };

        await script.SayAsync(SsmlReader.Read("<speak>She said <lang xml:lang='fr'>bonjour</lang> to him.</speak>"));

        steps.Distinct().ShouldBe([("english", own == StepPlace.Slot), ("french", other == StepPlace.Slot)]);
        stage.Scheduler.Pools.Single().Admission.Costs().Select(cost => cost.Kind).Order().ShouldBe(["english", "french"]);
        stage.Scheduler.Load.ShouldBe(0, "the session is over");

        FakeSynthesizer Recording(string name, string language, StepPlace place) => new(name, language)
        {
            Place = place,
            BeforeChunk = (_, _, _) =>
            {
                steps.Add((name, Thread.CurrentThread.Name?.StartsWith("antiphon cpu", StringComparison.Ordinal) == true));
                return Task.CompletedTask;
            },
        };
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
