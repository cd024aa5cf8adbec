using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Antiphon.Cli.Tests.Serve;

/// <summary>A server in a process and a home of its own, on a free port.</summary>
internal sealed partial class ServerProgram : IAsyncDisposable
{
    private readonly TemporaryFolder _home;
    private readonly Process _process;
    private readonly Task<string> _error;

    private ServerProgram(TemporaryFolder home, Process process, string readyLine)
    {
        (_home, _process, ReadyLine) = (home, process, readyLine);
        _error = process.StandardError.ReadToEndAsync();
        Port = int.Parse(PortInLine().Match(readyLine).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public string ReadyLine { get; }

    public int Port { get; }

    public string Home => _home.Path;

    /// <summary>With the engine of tones.</summary>
    public static Task<ServerProgram> StartAsync(params string[] options) => StartWithItsEnginesAsync(["--engines", "tone", .. options]);

    /// <summary>As configured: without an option the voices in the box.</summary>
    public static async Task<ServerProgram> StartWithItsEnginesAsync(params string[] options)
    {
        var home = new TemporaryFolder();
        var process = BuiltProgram.Start(BuiltProgram.Path, home.Path, ["serve", "--port", "0", .. options]);
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(BuiltProgram.Patience);
        if (line is null) throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        return new ServerProgram(home, process, line);
    }

    /// <summary>Runs a script in the server's home with <c>antiphon</c> on its path and <c>$port</c> set.</summary>
    public Task<CommandRun.Result> BashAsync(string script) => BuiltProgram.BashAsync(Home, $"port={Port}\n{script}");

    /// <summary>Ctrl-C, and waits for the end.</summary>
    public async Task<(int Status, string RestOfOutput, string Error)> InterruptAsync()
    {
        await SignalAsync();
        return await ExitAsync();
    }

    /// <summary>The signal that nobody hears (SIGKILL), and waits for the end.</summary>
    public async Task<(int Status, string RestOfOutput, string Error)> KillAsync()
    {
        _process.Kill();
        return await ExitAsync();
    }

    /// <summary>Ctrl-C, not waiting for what it does.</summary>
    public async Task SignalAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<(int Status, string RestOfOutput, string Error)> ExitAsync()
    {
        var rest = _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync().WaitAsync(BuiltProgram.Patience);
        return (_process.ExitCode, await rest, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _home.Dispose();
    }

    [GeneratedRegex(@"https://[^:/ ]+:(\d+)")]
    private static partial Regex PortInLine();
}
