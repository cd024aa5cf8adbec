namespace Antiphon.Bench.Streams;

/// <summary>What streams cost that only wait: the memory of each, and what a thousand of them do to a busy one.</summary>
internal sealed class IdleBenchmark : IBenchmark
{
    private const int Connections = 10;
    private const double MostKilobytes = 50;

    public string Name => "d";

    public string Title =>
        "1,000 idle streams on 10 connections; goal: at most 50 KB of resident memory each; what they do to (b) is printed";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings)
    {
        var count = settings.IsJudged ? 1000 : 50;
        using var host = await HostProcess.StartAsync("instant");
        var alone = await ExchangeRounds.MeasureAsync(settings, host.Port, 1);
        var before = host.ResidentBytes;

        var connections = Enumerable.Range(0, Connections).Select(_ => ExchangeRounds.Connection()).ToArray();
        var idle = new List<BenchStream>();
        for (var i = 0; i < count; i++)
        {
            // Each has spoken once, as a listener's stream has that waits for the next sentence.
            var stream = await BenchStream.OpenSpeechAsync(connections[i % Connections], host.Port);
            await stream.ExchangeAsync(stream.Prepare(1));
            idle.Add(stream);
        }

        var each = (host.ResidentBytes - before) / 1024.0 / count;
        var among = await ExchangeRounds.MeasureAsync(settings, host.Port, 1);
        foreach (var stream in idle) await stream.DisposeAsync();
        foreach (var connection in connections) connection.Dispose();

        return
        [
            new BenchRow(
                $"{count} idle streams",
                FormattableString.Invariant($"{each:0.0} KB resident each"),
                $"<= {MostKilobytes} KB",
                each <= MostKilobytes),
            new BenchRow("(b) alone", Figures(alone)),
            new BenchRow("(b) among them", Figures(among)),
        ];
    }

    private static string Figures((double Ratio, double Ours, double Echo, double P99, int Samples, double Bytes) seen) =>
        FormattableString.Invariant($"p50 {seen.Ours:0} µs, p99 {seen.P99:0} µs of {seen.Samples}, {seen.Ratio:0.00} times the echo");
}
