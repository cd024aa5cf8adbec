using System.Diagnostics;
using System.Globalization;

namespace Antiphon.Bench.Streams;

/// <summary>This program once more, as the host; ends when disposed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<HostProcess> StartAsync(string engine)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, [BenchHost.Argument, engine]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bench's host did not start.");
        return new HostProcess(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>Memory that the process holds in RAM, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill();
        _process.Dispose();
    }
}
