using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

/// <summary>
/// Many streams that do the same at the same time, on virtual clocks: the end of a piece comes in all of them one after another.
/// </summary>
public sealed class IdenticalStreamsTests
{
    public static TheoryData<int> Counts => [.. Enumerable.Range(1, 80)];

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task IdenticalStreams_OfAnyNumber_StayInTheSlotAtTheirTrueCost(int count)
    {
        using var machine = new VirtualMachine();
        var streams = Enumerable.Range(0, count).Select(_ => machine.Admit()).ToList();
        var speaking = streams.Select(stream => Task.Run(() => machine.SpeakAsync(stream))).ToList();
        await Task.WhenAll(speaking);
        streams.ForEach(stream => stream.Dispose());

        machine.StepsElsewhere.ShouldBe(0);
        machine.Cost.ShouldBe(VirtualMachine.TrueCost, 0.0001);
    }

    [Fact]
    public async Task Batches_OfEqualCalls_AreServedLikeTheFirst()
    {
        using var machine = new VirtualMachine();
        var served = new List<int>();
        for (var batch = 0; batch < 3; batch++) served.Add(await ServeAsync(machine, 40));

        served.ShouldBe([40, 40, 40]);
        machine.Cost.ShouldBe(VirtualMachine.TrueCost, 0.0001);
    }

    [Fact]
    public async Task IdleStreams_AfterALoad_AreAdmittedAsBeforeIt()
    {
        using var machine = new VirtualMachine();
        var before = Idle(machine, 400);
        for (var batch = 0; batch < 3; batch++) await ServeAsync(machine, 80);
        machine.Time.Advance(TimeSpan.FromMinutes(1));

        before.ShouldBe(400);
        Idle(machine, 400).ShouldBe(400);
    }

    private static async Task<int> ServeAsync(VirtualMachine machine, int calls)
    {
        var streams = Admit(machine, calls, TimeSpan.Zero);
        await Task.WhenAll(streams.Select(stream => Task.Run(() => machine.SpeakAsync(stream))));
        streams.ForEach(stream => stream.Dispose());
        return streams.Count;
    }

    // 20 ms apart: a new stream counts as one that speaks for its first second.
    private static int Idle(VirtualMachine machine, int count)
    {
        var streams = Admit(machine, count, TimeSpan.FromMilliseconds(20));
        streams.ForEach(stream => stream.Dispose());
        return streams.Count;
    }

    private static List<ScheduledStream> Admit(VirtualMachine machine, int count, TimeSpan apart)
    {
        var streams = new List<ScheduledStream>();
        for (var n = 0; n < count; n++)
        {
            machine.Time.Advance(apart);
            try
            {
                streams.Add(machine.Admit());
            }
            catch (SchedulerException refused) when (refused.Failure == SchedulerFailure.Overloaded)
            {
                break;
            }
        }

        return streams;
    }
}
