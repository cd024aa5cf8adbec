using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>Twenty minutes of full load with streams that come and go: what the server keeps of each.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    private const int Callers = 8;
    private const int StreamsOnce = 1000;

    private int _streams;

    public string Name => "g";

    public string Title => "20 minutes of streams that come and go at full load; goal: over the second half at most 1 MB of resident memory per 1,000 streams; only by name";

    public bool OnlyByName => true;

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var length = settings.IsJudged ? TimeSpan.FromMinutes(20) : TimeSpan.FromSeconds(4);
        using var server = await ServerProcess.StartAsync();
        using var http = server.Connect();
        using var window = new Window(length / 2, length / 2);
        var calling = Enumerable.Range(0, Callers).Select(n => CallAsync(server, http, window, n)).ToArray();
        await Task.Delay(length / 2);
        var (half, before) = (Volatile.Read(ref _streams), await SettledAsync(server, length));
        await Task.WhenAll(calling);
        var (all, after) = (_streams, await SettledAsync(server, TimeSpan.Zero));
        var growth = (after - before) / 1048576.0 / Math.Max(1, all - half) * StreamsOnce;
        return
        [
            new BenchRow("streams", $"{all}, of them {all - half} in the second half"),
            new BenchRow("resident memory", FormattableString.Invariant($"{before / 1048576.0:0} MB at half time, {after / 1048576.0:0} MB at the end")),
            new BenchRow("growth", FormattableString.Invariant($"{growth:0.00} MB per 1,000 streams"), "<= 1 MB", growth <= 1),
        ];
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

    // The smallest of a few looks: between two collections of garbage memory is higher than what is kept.
    private static async Task<long> SettledAsync(ServerProcess server, TimeSpan length)
    {
        var least = server.ResidentBytes;
        for (var look = 0; look < 10; look++)
        {
            await Task.Delay(length / 400);
            least = Math.Min(least, server.ResidentBytes);
        }

        return least;
    }
}
