using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Speaking;
using Antiphon.Engines.Onnx.Hibari.Timing;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Timing;

public sealed class DurationPlanTests
{
    [Fact]
    public void Make_OwnSpeed_RoundsEachIdByItself() =>
        DurationPlan.Make([13.2f, 0.2f, 1.5f, 2.5f, 2.51f, 6], 1).ShouldBe([DurationPlan.LeadUnits, 1, 2, 2, 3, 6]);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(1.25)]
    [InlineData(1.5)]
    public void Make_AnotherSpeed_IsWithinAHundredthOfIt(double speed)
    {
        var random = new Random(3);
        float[] predicted = [.. Enumerable.Range(0, 500).Select(_ => 1.2f + (2 * random.NextSingle()))];

        var durations = DurationPlan.Make(predicted, speed);

        var wanted = predicted.Skip(1).Sum() / speed;
        durations.Skip(1).Sum().ShouldBeInRange((int)(wanted * 0.99), (int)(wanted * 1.01));
    }

    [Fact]
    public void Make_SlowedStretch_LastsThatMuchLongerAndTheRestAsBefore()
    {
        var random = new Random(5);
        float[] predicted = [.. Enumerable.Range(0, 300).Select(_ => 1.2f + (4 * random.NextSingle()))];
        WordProsody[] prosodies = [.. predicted.Select((_, i) => new WordProsody(i is >= 100 and < 140 ? 0.4 : 1, 1, 1))];

        var (plain, slowed) = (DurationPlan.Make(predicted, 1), DurationPlan.Make(predicted, 1, prosodies));

        slowed[..100].ShouldBe(plain[..100]);
        slowed[140..].ShouldBe(plain[140..]);
        ((double)slowed[100..140].Sum()).ShouldBe(predicted[100..140].Sum() / 0.4, tolerance: 0.51);
    }

    [Fact]
    public void Make_ManyStretches_IsOffByHalfAUnitForEachAtMost()
    {
        var random = new Random(6);
        float[] predicted = [.. Enumerable.Range(0, 500).Select(_ => 2 + (4 * random.NextSingle()))];
        double[] speeds = [.. predicted.Select((_, i) => 0.5 + (i / 10 % 5 * 0.3))];

        var durations = DurationPlan.Make(predicted, 1, [.. speeds.Select(speed => new WordProsody(speed, 1, 1))]);

        var wanted = predicted.Zip(speeds).Skip(1).Sum(pair => pair.First / pair.Second);
        ((double)durations.Skip(1).Sum()).ShouldBe(wanted, tolerance: 0.51 * 50);
    }

    [Fact]
    public void Make_NumbersThatAreNone_StillGivesDurations() =>
        DurationPlan.Make([0, float.NaN, float.PositiveInfinity, -5, 1e9f], 1).ShouldBe([DurationPlan.LeadUnits, 1, 1, 1, 120]);
}
