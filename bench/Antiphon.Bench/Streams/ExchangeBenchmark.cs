using System.Globalization;

namespace Antiphon.Bench.Streams;

/// <summary>What the whole stream adds to the transport: frames, signatures, text, planning, engine, encoding.</summary>
internal sealed class ExchangeBenchmark : IBenchmark
{
    private const double MostTimes = 2;

    public string Name => "b";

    public string Title =>
        "a forced 320 B TextEvent to its 320 B of audio, against a raw HTTP/2 echo of the same frame sizes; goal: p50 at most 2 times";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        using var host = await HostProcess.StartAsync("instant");
        return [await MeasureAsync(settings, host.Port, 1), await MeasureAsync(settings, host.Port, 50)];
    }

    private static async Task<BenchRow> MeasureAsync(BenchSettings settings, int port, int streams)
    {
        var seen = await ExchangeRounds.MeasureAsync(settings, port, streams);
        return new BenchRow(
            $"1 connection x {streams} streams",
            string.Create(
                CultureInfo.InvariantCulture,
                $"ours p50 {seen.OursMicroseconds,6:0} µs (p99 {seen.P99:0} of {seen.Samples})   "
                + $"echo p50 {seen.EchoMicroseconds,6:0} µs   ratio {seen.Ratio,5:0.00}   "
                + $"client {seen.BytesEach:0} B each"),
            $"<= {MostTimes}",
            seen.Ratio <= MostTimes);
    }
}
