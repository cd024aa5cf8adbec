namespace Antiphon.Bench.Spoken.Load;

/// <summary>How many listeners one core carries, and what a newcomer notices of them.</summary>
internal sealed class LoadBenchmark : IBenchmark
{
    private const int Required = 60;
    private static readonly int[] Further = [80, 90, 100, 120];

    public string Name => "f";

    public string Title =>
        "real-time streams over TLS, pcm 24 kHz, server on one core, client on the other; goals: 60 without an underrun in two of three "
            + "runs, newcomers 5 times sooner than first come, first served";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var (warmUp, length) = settings.IsJudged
            ? (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60))
            : (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        using var client = new PinnedClient(core: 1);
        var rows = new List<BenchRow>();
        var (required, runs) = settings.IsJudged ? (Required, 3) : (3, 1);
        var clean = 0;
        for (var run = 1; run <= runs; run++)
        {
            var seen = await LoadRun.RunAsync(required, warmUp, length, withNewcomers: false);
            clean += seen.Underruns == 0 ? 1 : 0;
            rows.Add(new BenchRow($"run {run}", seen.Figures));
        }

        rows.Add(
            new BenchRow($"{required} streams", $"{clean} of {runs} runs without an underrun", ">= 2 of 3", clean >= Math.Min(2, runs)));
        var largest = settings.IsJudged ? await LargestAsync(rows, warmUp, length) : required;
        rows.AddRange(await CompareOrdersAsync(Math.Max(1, largest * 8 / 10), warmUp, length));
        return rows;
    }

    private static async Task<int> LargestAsync(List<BenchRow> rows, TimeSpan warmUp, TimeSpan length)
    {
        var largest = Required;
        foreach (var streams in Further)
        {
            var seen = await LoadRun.RunAsync(streams, warmUp, length, withNewcomers: false, ("ANTIPHON_SCHEDULER__MAX_LOAD", "4"));
            rows.Add(new BenchRow("more", seen.Figures));
            if (seen.Underruns > 0) break;
            largest = streams;
        }

        return largest;
    }

    private static async Task<IEnumerable<BenchRow>> CompareOrdersAsync(int streams, TimeSpan warmUp, TimeSpan length)
    {
        var deadline = await LoadRun.RunAsync(streams, warmUp, length, withNewcomers: true, ("ANTIPHON_SCHEDULER__MAX_LOAD", "4"));
        var firstCome = await LoadRun.RunAsync(
            streams, warmUp, length, withNewcomers: true, ("ANTIPHON_SCHEDULER__MAX_LOAD", "4"), ("ANTIPHON_SCHEDULER__ORDER", "arrival"));
        var ratio = Harness.Median(firstCome.Newcomers) / Harness.Median(deadline.Newcomers);
        return
        [
            new BenchRow($"newcomers among {streams}, earliest deadline", Figures(deadline)),
            new BenchRow($"newcomers among {streams}, first come", Figures(firstCome)),
            new BenchRow("first audio", FormattableString.Invariant($"{ratio:0.0} times sooner"), ">= 5 times", ratio >= 5),
        ];
    }

    private static string Figures(LoadRun run)
    {
        var p99 = run.Newcomers.Order().ElementAt((int)(run.Newcomers.Count * 0.99));
        return FormattableString.Invariant(
            $"median {Harness.Median(run.Newcomers):0.0} ms, p99 {p99:0} ms of {run.Newcomers.Count}; {run.Figures}");
    }
}
