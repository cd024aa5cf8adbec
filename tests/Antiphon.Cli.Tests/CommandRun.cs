using System.Text;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Tests;

/// <summary>Runs commands inside the test process, with a home of their own and nothing of the real environment.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public CommandRun() => Directory.CreateDirectory(WorkingFolder);

    public Dictionary<string, string> Variables { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string Home => _home.Path;

    public string WorkingFolder => _home.At("work");

    public string Data => _home.At(".local", "share", "antiphon");

    public async Task<Result> RunAsync(string[] args, byte[]? input = null, CancellationToken cancellationToken = default)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var bytes = new MemoryStream();
        var surroundings = new Surroundings
        {
            Input = new MemoryStream(input ?? []),
            OutputBytes = bytes,
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Variables = new Dictionary<string, string>(Variables) { ["HOME"] = Home },
            WorkingFolder = WorkingFolder,
            Time = Time,
        };
        var status = await Application.RunAsync(args, surroundings, cancellationToken);
        return new Result(status, output.ToString(), error.ToString(), bytes.ToArray());
    }

    public Task<Result> RunAsync(params string[] args) => RunAsync(args, input: null);

    public Task<Result> RunWithInputAsync(string input, params string[] args) => RunAsync(args, Encoding.UTF8.GetBytes(input));

    public void Dispose() => _home.Dispose();

    internal sealed record Result(int Status, string Output, string Error, byte[] Bytes)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
