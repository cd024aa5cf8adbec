using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>Twenty minutes of full load with streams that come and go: what the server keeps of each.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    private const int Callers = 8;
    private const int StreamsOnce = 1000;
    private const int LooksEach = 400;

    private int _streams;

    public string Name => "g";

    public string Title =>
        "20 minutes of streams that come and go at full load; goal: over the second half at most 1 MB of resident memory per 1,000 "
            + "streams; only by name";

    public bool OnlyByName => true;

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var length = settings.IsJudged ? TimeSpan.FromMinutes(20) : TimeSpan.FromSeconds(4);
        using var server = await ServerProcess.StartAsync();
        using var http = server.Connect();
        using var window = new Window(length / 2, length / 2);
        var calling = Enumerable.Range(0, Callers).Select(n => CallAsync(server, http, window, n)).ToArray();
        await Task.Delay(length / 2);
        var looks = await WatchAsync(server, window, length / LooksEach);
        await Task.WhenAll(calling);
        var growth = GrowthPerStream(looks) / 1048576.0 * StreamsOnce;
        return
        [
            new BenchRow("streams", $"{looks[^1].Streams}, of them {looks[^1].Streams - looks[0].Streams} in the second half"),
            new BenchRow(
                "resident memory",
                FormattableString.Invariant(
                    $"{looks.Min(l => l.Bytes) / 1048576.0:0} to {looks.Max(l => l.Bytes) / 1048576.0:0} MB in the second half")),
            new BenchRow("growth", FormattableString.Invariant($"{growth:0.00} MB per 1,000 streams"), "<= 1 MB", growth <= 1),
        ];
    }

    private async Task<List<(int Streams, long Bytes)>> WatchAsync(ServerProcess server, Window window, TimeSpan interval)
    {
        List<(int, long)> looks = [(Volatile.Read(ref _streams), server.ResidentBytes)];
        while (!window.Over.IsCancellationRequested)
        {
            await Task.Delay(interval);
            looks.Add((Volatile.Read(ref _streams), server.ResidentBytes));
        }

        return looks;
    }

    // The slope of the straight line through all looks: between two collections of garbage memory goes up and down by itself.
    private static double GrowthPerStream(List<(int Streams, long Bytes)> looks)
    {
        var (streams, bytes) = (looks.Average(l => l.Streams), looks.Average(l => l.Bytes));
        var spread = looks.Sum(l => (l.Streams - streams) * (l.Streams - streams));
        return spread == 0 ? 0 : looks.Sum(l => (l.Streams - streams) * (l.Bytes - bytes)) / spread;
    }

    private async Task CallAsync(ServerProcess server, HttpMessageInvoker http, Window window, int caller)
    {
        for (var n = caller; !window.Over.IsCancellationRequested; n++)
        {
            await using var stream = SynthesisStream.Open(server.Options, http);
            await stream.SendTextAsync(LoadText.Paragraphs[n % LoadText.Paragraphs.Length]);
            await stream.CompleteAsync();
            await foreach (var audio in stream.ReadAudioAsync())
            {
                // Taken as fast as it is made.
            }

            Interlocked.Increment(ref _streams);
        }
    }
}
