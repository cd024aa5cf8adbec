using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>Slots of several kinds in one scheduler: each class has its queue, its load and its clock.</summary>
public sealed class SlotClassTests : IDisposable
{
    private static readonly StepKind Translator = new("translator", StepPlace.Slot, "gpu0");
    private readonly ManualTime _time = new();
    private readonly StepScheduler _scheduler;

    public SlotClassTests() => _scheduler = new StepScheduler(
        new SchedulerOptions { Slots = 1, AssumedCost = 0.4, AssumedMedia = TimeSpan.FromTicks(1) }, _time,
        classes: [new SlotClass("gpu0", 2, () => TimeSpan.FromTicks(_time.GetTimestamp()))]);

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public async Task Steps_OfAnotherClass_DoNotWaitForTheCores()
    {
        using var gate = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        using ScheduledStream speech = _scheduler.Admit("account", new StepKind("engine")),
            translation = _scheduler.Admit("account", Translator);
        var held = Stage.MoveAsync(speech, new ScriptedStep(_ =>
        {
            begun.Release();
            gate.Wait(Stage.Patience);
            return new ValueTask<bool>(true);
        }));
        await begun.WaitAsync();
        string? thread = null;

        await Stage.MoveAsync(translation, new ScriptedStep(_ =>
        {
            thread = Thread.CurrentThread.Name;
            return new ValueTask<bool>(true);
        }));

        thread.ShouldNotBeNull().ShouldStartWith("antiphon gpu0");
        held.IsCompleted.ShouldBeFalse();
        gate.Set();
        await held;
    }

    [Fact]
    public void Streams_OfAnotherClass_AreNoLoadOnTheCores()
    {
        using ScheduledStream one = Admit(Translator), two = Admit(Translator), three = Admit(Translator), four = Admit(Translator);
        Should.Throw<SchedulerException>(() => Admit(Translator)).Message.ShouldContain("1.60 of the 1.70 slots of gpu0");

        using ScheduledStream five = Admit(new StepKind("engine")), six = Admit(new StepKind("engine"));
        Should.Throw<SchedulerException>(() => Admit(new StepKind("engine"))).Message.ShouldContain("0.80 of the 0.85 cores");
        _scheduler.Load.ShouldBe(2.4, 1e-9);
    }

    [Fact]
    public async Task Step_OfADevice_IsChargedTheTimeOfItsSlot()
    {
        using var stream = Admit(Translator);
        await Stage.MoveAsync(stream, new ScriptedStep(_ =>
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            return new ValueTask<bool>(true);
        }));
        stream.CoreTime.ShouldBe(TimeSpan.Zero, "core time is not what this class counts");
        stream.Report(TimeSpan.FromSeconds(10), TimeSpan.Zero, TimeSpan.FromSeconds(10));

        _scheduler.Pools.SelectMany(pool => pool.Admission.Costs()).ShouldHaveSingleItem().PerSecond.ShouldBe(0.3, 1e-6);
    }

    [Fact]
    public void Kind_OfAnUnknownClass_IsRefused() =>
        Should.Throw<ArgumentException>(() => Admit(new StepKind("engine", StepPlace.Slot, "gpu1"))).Message.ShouldContain("gpu1");

    [Theory]
    [InlineData("", 1)]
    [InlineData("gpu0", 0)]
    public void Class_WithoutNameOrSlots_IsRefused(string name, int slots) =>
        Should.Throw<ArgumentException>(() =>
            new StepScheduler(new SchedulerOptions(), _time, classes: [new SlotClass(name, slots, () => default)]));

    [Fact]
    public void Classes_OfOneName_AreRefused() =>
        Should.Throw<ArgumentException>(() =>
            new StepScheduler(new SchedulerOptions(), _time, classes: [SlotClass.Cpu(1), SlotClass.Cpu(2)]));

    private ScheduledStream Admit(StepKind kind) => _scheduler.Admit("account", kind);
}
