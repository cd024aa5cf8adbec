using System.Diagnostics;

namespace Antiphon.Cli.Tests;

/// <summary>The program as it was built, in processes of its own.</summary>
internal static class BuiltProgram
{
    // Far beyond what any step takes: it only keeps a broken program from hanging the run.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // What a developer's shell may have set of the things under test.
    private static readonly string[] Strange = ["AWS_", "ANTIPHON_", "SSL_", "CURL_", "REQUESTS_", "NODE_", "XDG_", "OTEL_"];

    /// <summary>The executable of the configuration that the tests were built in.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        RepositoryFolder.Root, "artifacts", "bin", "Antiphon.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "antiphon");

    public static Process Start(string program, string home, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        foreach (var name in start.Environment.Keys.Where(n => Strange.Any(p => n.StartsWith(p, StringComparison.Ordinal))).ToList()) start.Environment.Remove(name);
        start.Environment["HOME"] = home;
        start.Environment["DOTNET_ROOT"] = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Process.Start(start)!;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<CommandRun.Result> RunAsync(string program, string home, params string[] args)
    {
        using var process = Start(program, home, args);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new CommandRun.Result(process.ExitCode, await output, await error, []);
    }

    /// <summary>Runs a script with <c>antiphon</c> on its path.</summary>
    public static Task<CommandRun.Result> BashAsync(string home, string script) =>
        RunAsync("bash", home, "-c", $"PATH='{System.IO.Path.GetDirectoryName(Path)}':\"$PATH\"\n{script}");
}
