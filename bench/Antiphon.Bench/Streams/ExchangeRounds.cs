using System.Diagnostics;

namespace Antiphon.Bench.Streams;

/// <summary>Measures exchanges on the speech stream and on the echo in turns, so that the machine's noise hits both.</summary>
internal static class ExchangeRounds
{
    public static HttpMessageInvoker Connection() =>
        new(new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = false });

    public static async Task<(
        double Ratio, double OursMicroseconds, double EchoMicroseconds, double P99, int Samples, double BytesEach)> MeasureAsync(
        BenchSettings settings, int port, int streams)
    {
        var exchanges = settings.IsJudged ? Math.Max(400, 2000 / streams) : 5;
        using var ours = Connection();
        using var echo = Connection();
        var speaking = await OpenAsync(streams, () => BenchStream.OpenSpeechAsync(ours, port));
        var echoing = await OpenAsync(streams, () => BenchStream.OpenEchoAsync(echo, port));
        for (var warm = 0; settings.IsJudged && warm < 8; warm++)
        {
            await RunAsync(speaking, exchanges);
            await RunAsync(echoing, exchanges);
        }

        var rounds = new List<(double Ours, double Echo)>();
        var all = new List<double>();
        var allocated = 0L;
        for (var round = 0; round < settings.Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var oursTimes = await RunAsync(speaking, exchanges);
            allocated += GC.GetTotalAllocatedBytes() - before;
            rounds.Add((Percentile(oursTimes, 0.5), Percentile(await RunAsync(echoing, exchanges), 0.5)));
            all.AddRange(oursTimes);
        }

        foreach (var stream in speaking.Concat(echoing)) await stream.DisposeAsync();
        return (
            Harness.Median(rounds.Select(r => r.Ours / r.Echo)),
            Harness.Median(rounds.Select(r => r.Ours)),
            Harness.Median(rounds.Select(r => r.Echo)),
            Percentile(all, 0.99),
            all.Count,
            (double)allocated / all.Count);
    }

    private static async Task<BenchStream[]> OpenAsync(int count, Func<Task<BenchStream>> open)
    {
        var streams = new BenchStream[count];
        for (var i = 0; i < count; i++) streams[i] = await open();
        return streams;
    }

    private static async Task<List<double>> RunAsync(BenchStream[] streams, int exchanges)
    {
        var prepared = streams.Select(s => s.Prepare(exchanges)).ToArray();
        var runs = streams.Select((stream, i) => Task.Run(() => RunAsync(stream, prepared[i], exchanges))).ToArray();
        return [.. (await Task.WhenAll(runs)).SelectMany(times => times)];
    }

    private static async Task<double[]> RunAsync(BenchStream stream, byte[] frames, int exchanges)
    {
        var times = new double[exchanges];
        for (var i = 0; i < exchanges; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await stream.ExchangeAsync(frames.AsMemory(i * BenchStream.FrameLength, BenchStream.FrameLength));
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return times;
    }

    private static double Percentile(List<double> times, double part)
    {
        var sorted = times.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
    }
}
