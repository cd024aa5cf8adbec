using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>The threads around the policy. No clock runs: steps are held by gates.</summary>
public sealed class StepSchedulerTests
{
    private static readonly SchedulerOptions Measuring = new() { Slots = 1, AssumedMedia = TimeSpan.FromTicks(1) };
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Steps_BehindABusySlot_RunInTheOrderOfTheirDeadlines()
    {
        using var stage = new Stage();
        using var gate = new ManualResetEventSlim();
        using var running = stage.Admit();
        using ScheduledStream late = stage.Admit(), soon = stage.Admit(), newcomer = stage.Admit();
        var first = Stage.MoveAsync(running, stage.Gated("running", gate));
        stage.NextBegun().ShouldBe("running");

        Task<bool>[] waiting =
        [
            Stage.MoveAsync(late, stage.Quick("late"), 9),
            Stage.MoveAsync(soon, stage.Quick("soon"), 3),
            Stage.MoveAsync(newcomer, stage.Quick("newcomer")),
        ];
        stage.Scheduler.Waiting.ShouldBe(3);
        gate.Set();

        (await Task.WhenAll([first, .. waiting])).ShouldAllBe(more => more);
        ((string[])[stage.NextBegun(), stage.NextBegun(), stage.NextBegun()]).ShouldBe(["newcomer", "soon", "late"]);
    }

    [Fact]
    public async Task Background_BehindABusySlot_RunsAfterWhoeverListens()
    {
        using var stage = new Stage();
        using var gate = new ManualResetEventSlim();
        using var running = stage.Admit();
        using var background = stage.Scheduler.AdmitBackground("another account", new StepKind("engine"));
        using ScheduledStream supplied = stage.Admit(), newcomer = stage.Admit();
        var first = Stage.MoveAsync(running, stage.Gated("running", gate));
        stage.NextBegun().ShouldBe("running");

        Task<bool>[] waiting =
        [
            Stage.MoveAsync(background, stage.Quick("background"), TimeSpan.FromHours(12).TotalSeconds),
            Stage.MoveAsync(supplied, stage.Quick("supplied"), 600),
            Stage.MoveAsync(newcomer, stage.Quick("newcomer")),
        ];
        gate.Set();

        (await Task.WhenAll([first, .. waiting])).ShouldAllBe(more => more);
        ((string[])[stage.NextBegun(), stage.NextBegun(), stage.NextBegun()]).ShouldBe(["newcomer", "supplied", "background"]);
    }

    [Fact]
    public async Task Slots_RunAsManyStepsAsThereAreAndNoMore()
    {
        using var stage = new Stage(new SchedulerOptions { Slots = 2 });
        using ManualResetEventSlim one = new(), two = new();
        using ScheduledStream a = stage.Admit(), b = stage.Admit(), c = stage.Admit();
        var first = Stage.MoveAsync(a, stage.Gated("a", one));
        var second = Stage.MoveAsync(b, stage.Gated("b", two));
        ((string[])[stage.NextBegun(), stage.NextBegun()]).Order().ShouldBe(["a", "b"]);

        var third = Stage.MoveAsync(c, stage.Quick("c"));
        stage.Scheduler.Waiting.ShouldBe(1);
        stage.HasBegun().ShouldBeFalse();
        one.Set();

        (await third).ShouldBeTrue();
        (await first).ShouldBeTrue();
        second.IsCompleted.ShouldBeFalse();
        two.Set();
        await second;
    }

    [Fact]
    public async Task Step_RunsOnASlotsThreadAndItsStreamGoesOnElsewhere()
    {
        using var stage = new Stage();
        using var stream = stage.Admit();
        (string? Name, bool IsPool) thread = default;
        var steps = new ScriptedStep(_ =>
        {
            thread = (Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread);
            return new ValueTask<bool>(true);
        });

        await stream.RunAsync(steps, TimeSpan.Zero, CancellationToken.None);

        thread.ShouldBe(("antiphon cpu 1", false));
        Thread.CurrentThread.Name.ShouldNotBe("antiphon cpu 1");
    }

    [Fact]
    public async Task Step_ThatWaitsForAnotherProcess_GivesItsSlotBack()
    {
        using var stage = new Stage();
        using ScheduledStream remote = stage.Admit(), local = stage.Admit();
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var pending = Stage.MoveAsync(remote, new ScriptedStep(_ => new ValueTask<bool>(answer.Task)));

        (await Stage.MoveAsync(local, stage.Quick("local"))).ShouldBeTrue();

        pending.IsCompleted.ShouldBeFalse();
        answer.SetResult(false);
        (await pending).ShouldBeFalse();
    }

    [Fact]
    public async Task Cancellation_WhileAStepWaits_TakesItOutAtOnceAndItNeverRuns()
    {
        using var stage = new Stage();
        using var gate = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        using ScheduledStream running = stage.Admit(), gone = stage.Admit();
        var first = Stage.MoveAsync(running, stage.Gated("running", gate));
        stage.NextBegun();
        var steps = stage.Quick("gone");
        var waiting = Stage.MoveAsync(gone, steps, cancellationToken: cancelled.Token);
        stage.Scheduler.Waiting.ShouldBe(1);

        await cancelled.CancelAsync();

        stage.Scheduler.Waiting.ShouldBe(0);
        (await Should.ThrowAsync<OperationCanceledException>(waiting)).CancellationToken.ShouldBe(cancelled.Token);
        gate.Set();
        await first;
        steps.Steps.ShouldBe(0);
    }

    [Fact]
    public async Task Cancellation_BeforeAStepIsAskedFor_IsOneOfAWaitingStep()
    {
        using var stage = new Stage();
        using var gate = new ManualResetEventSlim();
        using ScheduledStream running = stage.Admit(), gone = stage.Admit();
        var first = Stage.MoveAsync(running, stage.Gated("running", gate));
        stage.NextBegun();

        await Should.ThrowAsync<OperationCanceledException>(
            Stage.MoveAsync(gone, stage.Quick("gone"), cancellationToken: new CancellationToken(canceled: true)));

        stage.Scheduler.Waiting.ShouldBe(0);
        gate.Set();
        await first;
        (await Stage.MoveAsync(gone, stage.Quick("again"))).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_ThatFails_FailsItsOwnStreamOnly(bool atOnce)
    {
        using var stage = new Stage();
        using ScheduledStream failing = stage.Admit(), other = stage.Admit();
        var failure = new InvalidOperationException("gone");
        var steps = new ScriptedStep(_ => atOnce ? throw failure : ValueTask.FromException<bool>(failure));

        (await Should.ThrowAsync<InvalidOperationException>(Stage.MoveAsync(failing, steps))).ShouldBeSameAs(failure);

        (await Stage.MoveAsync(other, stage.Quick("other"))).ShouldBeTrue();
        (await Stage.MoveAsync(failing, stage.Quick("again"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Dispose_WaitsForWhatRunsAndFailsWhatWaits()
    {
        var stage = new Stage();
        using var gate = new ManualResetEventSlim();
        using ScheduledStream running = stage.Admit(), waiting = stage.Admit();
        var first = Stage.MoveAsync(running, stage.Gated("running", gate));
        stage.NextBegun();
        var second = Stage.MoveAsync(waiting, stage.Quick("waiting"));

        var disposing = Task.Run(stage.Dispose);
        (await Should.ThrowAsync<SchedulerException>(second)).Failure.ShouldBe(SchedulerFailure.Stopped);
        disposing.IsCompleted.ShouldBeFalse();
        gate.Set();

        await disposing;
        (await first).ShouldBeTrue();
        (await Should.ThrowAsync<SchedulerException>(Stage.MoveAsync(waiting, stage.Quick("late"))))
            .Failure.ShouldBe(SchedulerFailure.Stopped);
    }

    [Theory]
    [InlineData(StepPlace.Inline)]
    [InlineData(StepPlace.OtherProcess)]
    public async Task Step_OfAKindWithoutSlots_RunsWhereItsStreamRuns(StepPlace place)
    {
        using var stage = new Stage();
        using var gate = new ManualResetEventSlim();
        using var running = stage.Admit();
        var first = Stage.MoveAsync(running, stage.Gated("running", gate));
        stage.NextBegun();
        using var stream = stage.Scheduler.Admit("account", new StepKind("other", place));
        Thread? thread = null;
        var steps = new ScriptedStep(_ =>
        {
            thread = Thread.CurrentThread;
            return new ValueTask<bool>(true);
        });

        var step = stream.RunAsync(steps, TimeSpan.Zero, CancellationToken.None);

        step.IsCompleted.ShouldBeTrue("the slot is taken, and it does not matter");
        (await step).ShouldBeTrue();
        thread.ShouldBeSameAs(Thread.CurrentThread);
        gate.Set();
        await first;
    }

    [Theory]
    [InlineData(StepPlace.Slot, 0)]
    [InlineData(StepPlace.OtherProcess, 1)]
    public async Task Step_ThatWaits_IsChargedForItOnlyWhereAnotherProcessWorks(StepPlace place, double charged)
    {
        using var scheduler = new StepScheduler(
            Measuring, _time, classes: [new SlotClass(SlotClass.CpuName, 1, static () => TimeSpan.Zero)]);
        using var stream = scheduler.Admit("account", new StepKind("engine", place));
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var begun = new SemaphoreSlim(0);
        var step = Stage.MoveAsync(stream, new ScriptedStep(_ =>
        {
            begun.Release();
            return new ValueTask<bool>(answer.Task);
        }));
        await begun.WaitAsync();
        _time.Advance(TimeSpan.FromSeconds(60));
        answer.SetResult(true);
        await step;
        stream.Report(TimeSpan.FromSeconds(10), TimeSpan.Zero, TimeSpan.FromSeconds(10));

        // Ten seconds of audio are evidence enough; more than they last is not charged.
        scheduler.Pools.Single().Admission.Costs().ShouldHaveSingleItem().PerSecond.ShouldBe(charged, 1e-6);
    }

    [Fact]
    public void Admit_BeyondTheLoad_IsBusyUntilAStreamEnds()
    {
        using var stage = new Stage(new SchedulerOptions { Slots = 1, AssumedCost = 0.4 });
        var first = stage.Admit();
        using var second = stage.Admit();

        var refused = Should.Throw<SchedulerException>(() => stage.Admit());
        refused.Failure.ShouldBe(SchedulerFailure.Overloaded);
        refused.Message.ShouldContain("0.80 of the 0.85 cores");

        first.Dispose();
        first.Dispose();
        using var third = stage.Admit();
        Should.Throw<SchedulerException>(() => stage.Admit());
    }

    [Fact]
    public async Task Steps_OfManyStreamsAtOnce_AllRun()
    {
        using var stage = new Stage(new SchedulerOptions { Slots = 4 });
        var streams = Enumerable.Range(0, 30).Select(n => stage.Admit($"account {n % 3}")).ToList();

        var made = await Task.WhenAll(streams.Select((stream, n) => Task.Run(async () =>
        {
            var (steps, random) = (new ScriptedStep(step => new ValueTask<bool>(step <= 200)), new Random(n));
            while (await Stage.MoveAsync(stream, steps, random.NextDouble() - 0.5))
                stream.Report(TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.FromSeconds(1));
            stream.Dispose();
            return steps.Steps;
        })));

        made.ShouldAllBe(steps => steps == 201);
        stage.Scheduler.Waiting.ShouldBe(0);
        stage.Scheduler.Load.ShouldBe(0);
    }
}
