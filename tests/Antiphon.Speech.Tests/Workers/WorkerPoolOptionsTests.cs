using Antiphon.Speech.Workers;

namespace Antiphon.Speech.Tests.Workers;

public sealed class WorkerPoolOptionsTests
{
    [Fact]
    public void Defaults_AreValid()
    {
        new WorkerPoolOptions().Validate();
        new WorkerPoolOptions().Workers.ShouldBe(Environment.ProcessorCount);
    }

    [Fact]
    public void Nonsense_IsRefused()
    {
        WorkerPoolOptions[] wrong =
        [
            new() { Workers = 0 }, new() { WaitingLine = -1 }, new() { LeasesPerWorker = 0 }, new() { LastLines = 0 },
            new() { StopTimeout = TimeSpan.Zero }, new() { GreetingTimeout = TimeSpan.Zero }, new() { ProgressTimeout = TimeSpan.Zero },
            new() { RestartDelay = TimeSpan.FromMinutes(1) }, new() { RestartDelay = TimeSpan.FromTicks(-1) },
        ];
        foreach (var options in wrong) Should.Throw<ArgumentOutOfRangeException>(options.Validate);
    }
}
