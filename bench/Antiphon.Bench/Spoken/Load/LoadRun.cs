using System.Diagnostics;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>What a number of real-time streams at once showed.</summary>
/// <param name="Streams">How many there were.</param>
/// <param name="Underruns">How often any listener ran dry.</param>
/// <param name="Affected">How many listeners did.</param>
/// <param name="Busy">Share of the server's core that was used while measured.</param>
/// <param name="Newcomers">First audio of the streams that were opened meanwhile, in ms; empty where none were.</param>
internal sealed record LoadRun(int Streams, int Underruns, int Affected, double Busy, IReadOnlyList<double> Newcomers)
{
    private const int StreamsPerConnection = 20;

    public string Figures =>
        FormattableString.Invariant($"{Streams} streams: {Underruns} underruns of {Affected} listeners, core {Busy:0%} busy");

    /// <summary>The server has core 0 for itself, this client the others.</summary>
    public static async Task<LoadRun> RunAsync(
        int streams, TimeSpan warmUp, TimeSpan length, bool withNewcomers, params (string, string)[] settings) =>
        await RunAsync(LoadFormat.Pcm, streams, warmUp, length, withNewcomers, settings);

    /// <summary>As above, with listeners of another format.</summary>
    public static async Task<LoadRun> RunAsync(
        LoadFormat format, int streams, TimeSpan warmUp, TimeSpan length, bool withNewcomers, params (string, string)[] settings)
    {
        using var server = await ServerProcess.StartAsync(core: 0, settings);
        var connections = Enumerable.Range(0, 1 + (streams / StreamsPerConnection)).Select(_ => server.Connect()).ToArray();
        using var window = new Window(warmUp, length);
        var listeners = Enumerable.Range(0, streams).Select(n => new Listener(server, connections[n % connections.Length], window, format))
            .ToArray();
        var newcomers = new Newcomers(server, connections[^1], window);
        var running = listeners.Select((listener, n) => listener.RunAsync(warmUp * 0.8 * n / streams)).ToList();
        if (withNewcomers) running.Add(newcomers.RunAsync());

        await Task.Delay(warmUp);
        var (before, start) = (server.ProcessorTime, Stopwatch.GetTimestamp());
        await Task.Delay(length * 0.95);
        var busy = (server.ProcessorTime - before) / Stopwatch.GetElapsedTime(start);
        await Task.WhenAll(running);
        foreach (var connection in connections) connection.Dispose();
        var run = new LoadRun(
            streams, listeners.Sum(l => l.Player.Underruns), listeners.Count(l => l.Player.Underruns > 0), busy, newcomers.Milliseconds);
        Console.Error.WriteLine(run.Figures); // minutes pass between the first run and the table
        return run;
    }
}
