using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>
/// What the policy promises, on a machine of one slot and a virtual clock: 60 streams of 10 ms for 0.75 s of audio need 80 % of it.
/// </summary>
public sealed class SimulatedMachineTests
{
    private static readonly SchedulerOptions OneSlot = new() { Slots = 1, AssumedCost = 0.0134 };
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0, 500)]
    [InlineData(100, 500)]
    [InlineData(100, 250)]
    [InlineData(0, null)]
    [InlineData(100, null)]
    public void Streams_ThatNeedFourFifths_NeverRunDry(int apart, int? lead)
    {
        var streams = new SimulatedMachine(OneSlot, admitsAll: true).Run(Streams(60, apart, lead), Whole);

        streams.ShouldAllBe(stream => stream.Outcome.Underruns == 0);
        streams.ShouldAllBe(stream => stream.Outcome.Made > TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(100, 250)]
    public void Streams_OfDifferentAccounts_NeverRunDryEither(int apart, int? lead)
    {
        var streams = new SimulatedMachine(OneSlot, admitsAll: true)
            .Run(Streams(60, apart, lead).Select((s, n) => s with { Account = $"account {n}" }), Whole);

        streams.ShouldAllBe(stream => stream.Outcome.Underruns == 0);
    }

    [Fact]
    public void Streams_OnFourSlots_NeverRunDryEither()
    {
        var streams = new SimulatedMachine(OneSlot with { Slots = 4 }, admitsAll: true).Run(Streams(240, 10, 400), Whole);

        streams.ShouldAllBe(stream => stream.Outcome.Underruns == 0);
    }

    [Fact]
    public void Newcomer_InAFloodOfLongParagraphs_WaitsForTwoStepsAtMost()
    {
        foreach (var at in Enumerable.Range(0, 400).Select(n => TimeSpan.FromMilliseconds((13 * n) + 1)))
        {
            Newcomer(OneSlot, at).ShouldBeLessThanOrEqualTo(Step + (2 * Step), $"at {at}");
        }
    }

    [Fact]
    public void Newcomer_WhereTheFirstComeGoesFirst_WaitsForTheWholeFlood()
    {
        var late = Newcomer(OneSlot with { Order = StepOrder.Arrival }, TimeSpan.FromSeconds(3));

        late.ShouldBeGreaterThan(40 * Step);
    }

    [Fact]
    public void Newcomers_OfTwoAccounts_DoNotWaitForEachOthersCrowd()
    {
        var crowd = Enumerable.Range(0, 50).Select(_ => new SimulatedStream { Account = "crowd" });
        var few = Enumerable.Range(0, 3).Select(n => new SimulatedStream { Account = "few", Start = TimeSpan.FromMilliseconds(5 + n) })
            .ToList();
        new SimulatedMachine(OneSlot, admitsAll: true).Run([.. crowd, .. few], Whole);

        few.ShouldAllBe(stream => stream.Outcome.FirstAudio <= 7 * Step);
    }

    [Fact]
    public void Streams_BeyondTheMachine_AreRefusedAndTheOthersNeverRunDry()
    {
        var machine = new SimulatedMachine(OneSlot);
        var streams = machine.Run(Streams(200, 20, 400), Whole);

        // What is measured moves a little after the last one was let in.
        machine.MostLoad.ShouldBeLessThanOrEqualTo(0.86);
        streams.Count(stream => stream.Outcome.IsRefused).ShouldBeInRange(130, 145);
        streams.Where(stream => !stream.Outcome.IsRefused).ShouldAllBe(stream => stream.Outcome.Underruns == 0);
    }

    [Fact]
    public void Streams_BeyondTheMachineAndAllAdmitted_RunDry()
    {
        var streams = new SimulatedMachine(OneSlot, admitsAll: true).Run(Streams(200, 20, 400), Whole);

        streams.Sum(stream => stream.Outcome.Underruns).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Machine_BeyondItsMeans_IsSharedBetweenAccounts()
    {
        var crowd = Streams(200, 0, 400).Select(stream => stream with { Account = "crowd" });
        var one = new SimulatedStream { Account = "one", Start = TimeSpan.FromSeconds(2), Lead = TimeSpan.FromMilliseconds(400) };
        new SimulatedMachine(OneSlot, admitsAll: true).Run([.. crowd, one], Whole);

        one.Outcome.FirstAudio.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(3 * Step);
        one.Outcome.Silence.ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [InlineData(StepOrder.Deadline, 0)]
    [InlineData(StepOrder.Arrival, 100)]
    public void Crowd_OfNewcomersOfOneAccount_DoesNotSilenceStreamsThatPlay(StepOrder order, int atLeast)
    {
        var half = TimeSpan.FromMilliseconds(500);
        var speaking = Streams(20, 50, 200)
            .Select((stream, n) => stream with { Account = $"account {n}", Chunk = half, Sentence = half }).ToList();
        var crowd = Enumerable.Range(0, 30).Select(_ => new SimulatedStream
        {
            Account = "crowd", Start = TimeSpan.FromSeconds(10), Length = TimeSpan.FromMilliseconds(250), Cost = 3 * Step,
        });
        new SimulatedMachine(OneSlot with { Order = order }, admitsAll: true).Run([.. speaking, .. crowd], Whole);

        var silence = speaking.Sum(stream => stream.Outcome.Silence.TotalMilliseconds);
        if (order == StepOrder.Deadline) silence.ShouldBe(0, $"{silence}");
        else silence.ShouldBeGreaterThan(atLeast);
    }

    private static TimeSpan Newcomer(SchedulerOptions options, TimeSpan at)
    {
        var newcomer = new SimulatedStream { Account = "new", Start = at };
        new SimulatedMachine(options, admitsAll: true).Run([.. Streams(60, 0, null), newcomer], at + TimeSpan.FromSeconds(5));
        return newcomer.Outcome.FirstAudio.ShouldNotBeNull();
    }

    private static IEnumerable<SimulatedStream> Streams(int count, int apart, int? lead) =>
        Enumerable.Range(0, count).Select(n => new SimulatedStream
    {
        Start = TimeSpan.FromMilliseconds(n * apart),
        Lead = lead is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.MaxValue,
    });
}
