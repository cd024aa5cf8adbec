using System.Diagnostics;
using Antiphon.Fuzz;

namespace Antiphon.Bench;

/// <summary>Ten million inputs for the parsers of what strangers send; the tests run a hundredth of them.</summary>
internal sealed class FuzzBenchmark : IBenchmark
{
    private const int Inputs = 10_000_000;
    private const int Batch = 1_000;

    public string Name => "fuzz";

    public string Title => $"{Inputs:N0} inputs to {FuzzTargets.All.Count} parsers, checksums repaired; goal: none fails; only by name";

    public bool OnlyByName => true;

    public Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var seed = FuzzRun.FirstSeed(otherwise: Random.Shared.Next());
        var count = (settings.IsJudged ? Inputs : Batch) / FuzzTargets.All.Count;
        Console.Error.WriteLine($"first seed {seed} ({FuzzRun.SeedVariable} sets it)");
        return Task.FromResult<IReadOnlyList<BenchRow>>([.. FuzzTargets.All.Select(target => Measure(target, seed, count))]);
    }

    private static BenchRow Measure(IFuzzTarget target, int seed, int count)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            Parallel.For(0, (count + Batch - 1) / Batch, n =>
                FuzzRun.Run(target, unchecked(seed + (n * Batch)), Math.Min(Batch, count - (n * Batch))));
        }
        catch (AggregateException failures)
        {
            Console.Error.WriteLine(failures.InnerExceptions[0].Message);
            return new BenchRow(target.Name, "failed: see above", "no failure", Passed: false);
        }

        var rate = count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new BenchRow(target.Name, FormattableString.Invariant($"{count} inputs, {rate:0} a second"), "no failure", Passed: true);
    }
}
