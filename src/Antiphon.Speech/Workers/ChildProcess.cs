using System.ComponentModel;
using System.Diagnostics;
using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Workers;

/// <summary>A child of this process. The child must end when its standard input does: that is how it is stopped gently.</summary>
public sealed class ChildProcess : IWorkerProcess
{
    private readonly Process _process;
    private readonly WorkerPoolOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<string> _log;
    private readonly LastLines _lastLines;
    private readonly Task _errors;
    private int _exitCode;

    private ChildProcess(Process process, WorkerPoolOptions options, TimeProvider time, Action<string> log)
    {
        _process = process;
        _options = options;
        _time = time;
        _log = log;
        _lastLines = new LastLines(options.LastLines);
        Id = process.Id;
        Input = process.StandardInput.BaseStream;
        Output = process.StandardOutput.BaseStream;
        Exited = WaitForExitAsync();
        _errors = ReadErrorsAsync();
    }

    /// <inheritdoc/>
    public int Id { get; }

    /// <inheritdoc/>
    public Stream Input { get; }

    /// <inheritdoc/>
    public Stream Output { get; }

    /// <inheritdoc/>
    public Task Exited { get; }

    /// <summary>Starts <paramref name="command"/>.</summary>
    /// <param name="command">What to start.</param>
    /// <param name="options">How long a stop may take and how much of standard error is kept.</param>
    /// <param name="time">The clock of the stop.</param>
    /// <param name="log">Takes each line of the child's standard error.</param>
    /// <exception cref="EngineException"><see cref="EngineFailure.Unavailable"/>: the program cannot be started.</exception>
    public static ChildProcess Start(WorkerCommand command, WorkerPoolOptions options, TimeProvider time, Action<string> log)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return new ChildProcess(Process.Start(start)!, options, time, log);
        }
        catch (Win32Exception failure)
        {
            throw new EngineException(EngineFailure.Unavailable, $"{command.Program} cannot be started: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public void Kill()
    {
        try
        {
            if (!Exited.IsCompleted) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the deed.
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string> LastWordsAsync()
    {
        if (!await InTimeAsync(Task.WhenAll(Exited, _errors)).ConfigureAwait(false)) return "process " + Id + " closed its output";
        var lines = _lastLines.ToString();
        return $"process {Id} ended with code {_exitCode}" + (lines.Length == 0 ? "" : ": " + lines);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseInputAsync().ConfigureAwait(false);
        if (!await InTimeAsync(Exited).ConfigureAwait(false))
        {
            Kill();
            await InTimeAsync(Exited).ConfigureAwait(false);   // a process in uninterruptible sleep does not even die when it is killed
        }

        await InTimeAsync(_errors).ConfigureAwait(false);

        // Closing our end also ends the reading when somebody else still holds the child's.
        _process.StandardError.Dispose();
        await _errors.ConfigureAwait(false);
        await Output.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    // Reads the code at once: it cannot be asked for once the process is disposed.
    private async Task WaitForExitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _exitCode = _process.ExitCode;
    }

    private async Task CloseInputAsync()
    {
        try
        {
            await Input.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A child that is gone needs no telling.
        }
    }

    private async Task<bool> InTimeAsync(Task end)
    {
        try
        {
            await end.WaitAsync(_options.StopTimeout, _time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task ReadErrorsAsync()
    {
        try
        {
            while (await _process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                _lastLines.Add(line);
                _log(line);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Our end was closed while the child's was still open.
        }
    }
}
