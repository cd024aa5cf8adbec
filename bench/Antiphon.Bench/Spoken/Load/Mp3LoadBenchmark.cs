namespace Antiphon.Bench.Spoken.Load;

/// <summary>What one core carries where every listener has an encoder of his own.</summary>
internal sealed class Mp3LoadBenchmark : IBenchmark
{
    public string Name => "m";

    public string Title =>
        "real-time streams over TLS, mp3 24 kHz, server on one core, client on the other; "
        + "goal: 60 without an underrun in two of three runs";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var (warmUp, length) = settings.IsJudged
            ? (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60))
            : (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        using var client = new PinnedClient(core: 1);
        var rows = new List<BenchRow>();
        var (streams, runs) = settings.IsJudged ? (60, 3) : (3, 1);
        for (var run = 1; run <= runs; run++)
        {
            // With an encoder for each, so many keep more than the 85 % busy up to which newcomers are admitted: this asks what the core
            // carries.
            var seen = await LoadRun.RunAsync(
                LoadFormat.Mp3, streams, warmUp, length, withNewcomers: false, ("ANTIPHON_SCHEDULER__MAX_LOAD", "4"));
            rows.Add(new BenchRow($"run {run}", seen.Figures, "", seen.Underruns == 0 ? true : null));
        }

        var clean = rows.Count(row => row.Passed == true);
        rows.Add(
            new BenchRow($"{streams} streams", $"{clean} of {runs} runs without an underrun", ">= 2 of 3", clean >= Math.Min(2, runs)));
        return rows;
    }
}
