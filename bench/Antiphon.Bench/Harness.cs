using System.Diagnostics;

namespace Antiphon.Bench;

/// <summary>
/// Compares two ways to do the same. Both run alternately within every round, so that other load of the machine hits both, and the
/// ratios of the same round are judged. A round's figure is the median of its runs: a run that lost the processor to another process is
/// an outlier and does not shift a median.
/// </summary>
internal static class Harness
{
    private const int WarmUpRuns = 60; // with a pause for the background compiler between them

    public static Comparison Compare(BenchSettings settings, Workload ours, Workload peer, int operationsPerRun = 1000)
    {
        WarmUp(settings, ours, operationsPerRun);
        WarmUp(settings, peer, operationsPerRun);
        var ourRounds = new List<Sample>();
        var peerRounds = new List<Sample>();
        for (var round = 0; round < settings.Rounds; round++)
        {
            var (ourRuns, peerRuns) = (new List<Sample>(), new List<Sample>());
            var end = Stopwatch.GetTimestamp() + (long)(2 * settings.SideTime.TotalSeconds * Stopwatch.Frequency);
            do
            {
                ourRuns.Add(Measure(ours, operationsPerRun));
                peerRuns.Add(Measure(peer, operationsPerRun));
            }
            while (Stopwatch.GetTimestamp() < end);

            ourRounds.Add(Sample.Median(ourRuns));
            peerRounds.Add(Sample.Median(peerRuns));
        }

        return new Comparison(
            Median(ourRounds.Zip(peerRounds, (x, y) => x.Nanoseconds / y.Nanoseconds)),
            Median(ourRounds.Select(x => x.Nanoseconds)),
            Median(peerRounds.Select(x => x.Nanoseconds)),
            Median(ourRounds.Select(x => x.BytesEach)),
            Median(peerRounds.Select(x => x.BytesEach)));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    private static void WarmUp(BenchSettings settings, Workload workload, int operations)
    {
        if (!settings.IsJudged)
        {
            Measure(workload, operations);
            return;
        }

        for (var run = 0; run < WarmUpRuns; run++)
        {
            Measure(workload, operations);
            Thread.Sleep(5);
        }
    }

    private static Sample Measure(Workload workload, int operations)
    {
        workload.Prepare?.Invoke();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        workload.Run(operations);
        var elapsed = Stopwatch.GetElapsedTime(start);
        return new Sample(elapsed.TotalNanoseconds / operations, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / operations);
    }

    private readonly record struct Sample(double Nanoseconds, double BytesEach)
    {
        public static Sample Median(List<Sample> runs) =>
            new(Harness.Median(runs.Select(run => run.Nanoseconds)), runs.Average(run => run.BytesEach));
    }
}
