using System.Diagnostics;
using System.Globalization;

namespace Antiphon.Bench.Against;

/// <summary>A benchmark program of some commit, with everything that it starts: all of it ends when a run is cancelled.</summary>
/// <param name="path">The program, built.</param>
/// <param name="temporary">Where it puts its temporary files.</param>
internal sealed class BenchProgram(string path, string temporary)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // Where a goal is missed, a program says so with this status; its table is complete.
    private const int GoalMissed = 1;

    /// <summary>The names of the benchmarks that it has.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var lines = (await RunAsync(["--list"], cancellationToken)).Split('\n');
        return [.. lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0])];
    }

    /// <summary>Runs it.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // setsid gives the program a process group of its own, so that what it starts ends with it.
        var start = new ProcessStartInfo("setsid", [path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["TMPDIR"] = temporary;
        using var process = Process.Start(start)!;
        try
        {
            var printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode is 0 or GoalMissed
                ? printed
                : throw new InvalidOperationException(
                    $"{path} {string.Join(' ', arguments)} ended with status {process.ExitCode}:\n{printed}");
        }
        finally
        {
            await EndAsync(process);
        }
    }

    // Also after a normal end: a program that broke off may leave a server behind.
    private static async Task EndAsync(Process process)
    {
        Signal("TERM", process.Id);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            while (Signal("0", process.Id)) await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
        catch (OperationCanceledException)
        {
            Signal("KILL", process.Id);
        }
    }

    /// <returns>Whether there is anything left in the group.</returns>
    private static bool Signal(string signal, int group)
    {
        var start = new ProcessStartInfo(
            "kill", ["-s", signal, "--", "-" + group.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true };
        using var kill = Process.Start(start)!;
        kill.WaitForExit();
        return kill.ExitCode == 0;
    }
}
