using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Speech.Sessions;
using Antiphon.Speech.Tests.Scheduling;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>Sessions whose steps wait for their turn in one slot.</summary>
public sealed class SpeechSessionTurnsTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Text_ThroughTheScheduler_IsTheSameAudio()
    {
        using var steps = Admit();
        using var rehearsal = new Rehearsal(steps: steps);
        await rehearsal.SayAsync("One is here. Two is here.");
        await rehearsal.EndAsync();

        rehearsal.Engine.Pieces.ShouldBe(["One is here.", "Two is here."]);
        rehearsal.Output.Samples.ShouldBe([.. Enumerable.Repeat((short)1, 1600), .. Enumerable.Repeat((short)2, 1600)]);
    }

    [Fact]
    public async Task Pieces_AreNumberedAndSayHowTheyEnd()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("The first clause, and the rest. The second one.\n\nA half", flush: true);
        await rehearsal.EndAsync();

        rehearsal.Engine.Requests.Select(request => (request.Place, request.Ending)).ShouldBe(
            [(0, PieceEnd.Clause), (1, PieceEnd.Sentence), (2, PieceEnd.Paragraph), (3, PieceEnd.Clause)]);
    }

    [Fact]
    public async Task Listener_WhoTakesNothing_HoldsNoSlot()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using SpeechSteps slow = Admit(), other = Admit();
        using var slowOne = new Rehearsal(
            output: new FakeOutput { Free = gate.Task }, options: new SpeechSessionOptions { MaxAudioHeld = 1 }, steps: slow);
        using var otherOne = new Rehearsal(steps: other);
        await slowOne.SayAsync("One is here. Two is here.", flush: true);
        await slowOne.Output.Reached;

        await otherOne.SayAsync("Somebody else speaks.");
        await otherOne.EndAsync();

        otherOne.Output.Samples.Length.ShouldBe(1600);
        gate.SetResult();
        await slowOne.EndAsync();
        slowOne.Output.Samples.Length.ShouldBe(2 * 1600);
    }

    [Fact]
    public async Task Client_GoneWhileItsStepWaits_LeavesTheQueueAtOnce()
    {
        using var gate = new ManualResetEventSlim();
        using var running = _stage.Admit();
        using var gone = Admit();
        var first = Stage.MoveAsync(running, _stage.Gated("running", gate));
        _stage.NextBegun();
        using var rehearsal = new Rehearsal(steps: gone);
        await rehearsal.SayAsync("Never heard.", flush: true);
        await Eventually.Until(() => _stage.Scheduler.Waiting > 0);

        await rehearsal.StopAsync();

        await Should.ThrowAsync<OperationCanceledException>(rehearsal.Run);
        _stage.Scheduler.Waiting.ShouldBe(0);
        rehearsal.Engine.Pieces.ShouldBeEmpty();
        gate.Set();
        await first;
    }

    [Fact]
    public async Task Stream_CountsAsLoadWhileItsListenerHearsIt()
    {
        using var steps = Admit();
        using var rehearsal = new Rehearsal(steps: steps);
        _stage.Time.Advance(TimeSpan.FromSeconds(2));
        _stage.Scheduler.Load.ShouldBe(0);

        await rehearsal.SayAsync("Two chunks of 50 ms.");
        await rehearsal.EndAsync();

        _stage.Scheduler.Load.ShouldBeGreaterThan(0);
        _stage.Time.Advance(TimeSpan.FromMilliseconds(100));
        _stage.Scheduler.Load.ShouldBe(0);
    }

    [Fact]
    public async Task FirstAudio_IsSplitByWhatWasWaitedFor()
    {
        Rehearsal? rehearsal = null;
        var engine = new FakeSynthesizer
        {
            BeforeChunk = (_, _, _) =>
            {
                rehearsal!.Time.Advance(TimeSpan.FromSeconds(2));
                return Task.CompletedTask;
            },
        };
        using (rehearsal = new Rehearsal(engine))
        {
            rehearsal.Session.FirstAudio.ShouldBeNull();
            rehearsal.Time.Advance(TimeSpan.FromSeconds(5));
            await rehearsal.SayAsync("One is here. Two is here.");
            await rehearsal.EndAsync();

            rehearsal.Session.FirstAudio.ShouldBe(
                new FirstAudioTimes(TimeSpan.FromSeconds(5), TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.Zero));
        }
    }

    [Fact]
    public async Task Engine_Failing_EndsItsOwnStreamOnly()
    {
        var failure = new EngineException(EngineFailure.Refused, "no");
        using SpeechSteps failing = Admit(), other = Admit();
        using var failingOne = new Rehearsal(new FakeSynthesizer { BeforeChunk = (_, _, _) => throw failure }, steps: failing);
        using var otherOne = new Rehearsal(steps: other);
        await failingOne.SayAsync("This fails.", flush: true);
        (await Should.ThrowAsync<EngineException>(failingOne.Run)).ShouldBeSameAs(failure);

        await otherOne.SayAsync("This does not.");
        await otherOne.EndAsync();
        otherOne.Output.Samples.Length.ShouldBe(1600);
    }

    private SpeechSteps Admit() => SpeechSteps.Admit(_stage.Scheduler, "account", new FakeSynthesizer());
}
