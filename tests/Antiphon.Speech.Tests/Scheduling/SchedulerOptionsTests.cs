using Antiphon.Speech.Scheduling;

namespace Antiphon.Speech.Tests.Scheduling;

public sealed class SchedulerOptionsTests
{
    public static TheoryData<SchedulerOptions> Impossible =>
    [
        new SchedulerOptions { Slots = 0 },
        new SchedulerOptions { MaxLoad = 0 },
        new SchedulerOptions { MaxLoad = double.PositiveInfinity },
        new SchedulerOptions { MaxLoad = double.NaN },
        new SchedulerOptions { Order = (StepOrder)7 },
        new SchedulerOptions { Reserve = TimeSpan.FromTicks(-1) },
        new SchedulerOptions { FairShare = TimeSpan.FromTicks(-1) },
        new SchedulerOptions { LongestStarved = TimeSpan.FromTicks(-1) },
        new SchedulerOptions { AssumedCost = 0 },
        new SchedulerOptions { AssumedMedia = TimeSpan.Zero },
        new SchedulerOptions { CostMemory = TimeSpan.Zero },
        new SchedulerOptions { BusyOnArrival = TimeSpan.FromTicks(-1) },
        new SchedulerOptions { CostEvidence = TimeSpan.Zero },
    ];

    [Fact]
    public void Validate_OfTheDefaults_Passes() => new SchedulerOptions().Validate();

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Validate_OfWhatCannotWork_Refuses(SchedulerOptions options) => Should.Throw<ArgumentOutOfRangeException>(options.Validate);
}
