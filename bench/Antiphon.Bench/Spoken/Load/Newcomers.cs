using System.Diagnostics;
using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>New streams among the running ones, one after another: how long each waits for its first audio.</summary>
internal sealed class Newcomers(ServerProcess server, HttpMessageInvoker http, Window window)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(450);

    public List<double> Milliseconds { get; } = [];

    public async Task RunAsync()
    {
        try
        {
            await Task.Delay(window.WarmUp, window.Over);
            while (true)
            {
                await Task.Delay(Interval, window.Over);
                Milliseconds.Add((await FirstAudioAsync()).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException) when (window.Over.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }

    private async Task<TimeSpan> FirstAudioAsync()
    {
        await using var stream = SynthesisStream.Open(server.Options, http);
        var start = Stopwatch.GetTimestamp();
        await stream.SendTextAsync(LoadText.Newcomer, flush: false, window.Over);
        await stream.CompleteAsync(window.Over);
        TimeSpan? first = null;
        await foreach (var audio in stream.ReadAudioAsync(window.Over)) first ??= Stopwatch.GetElapsedTime(start);
        return first ?? throw new InvalidOperationException("A newcomer heard nothing.");
    }
}
