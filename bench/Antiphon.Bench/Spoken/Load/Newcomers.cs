using System.Diagnostics;
using Antiphon.Client.Synthesis;

namespace Antiphon.Bench.Spoken.Load;

/// <summary>
/// New streams among the running ones, one each interval whatever became of those before: how long each waits for its first audio.
/// </summary>
internal sealed class Newcomers(ServerProcess server, HttpMessageInvoker http, Window window)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(450);

    public List<double> Milliseconds { get; } = [];

    public async Task RunAsync()
    {
        var waiting = new List<Task<TimeSpan?>>();
        try
        {
            await Task.Delay(window.WarmUp, window.Over);
            while (true)
            {
                await Task.Delay(Interval, window.Over);
                waiting.Add(FirstAudioAsync());
            }
        }
        catch (OperationCanceledException) when (window.Over.IsCancellationRequested)
        {
            // The measurement is over.
        }

        foreach (var newcomer in waiting)
        {
            if (await newcomer is { } first) Milliseconds.Add(first.TotalMilliseconds);
        }
    }

    /// <returns>Null where the measurement ended before.</returns>
    private async Task<TimeSpan?> FirstAudioAsync()
    {
        TimeSpan? first = null;
        try
        {
            await using var stream = SynthesisStream.Open(server.Options, http);
            var start = Stopwatch.GetTimestamp();
            await stream.SendTextAsync(LoadText.Newcomer, flush: false, window.Over);
            await stream.CompleteAsync(window.Over);
            await foreach (var audio in stream.ReadAudioAsync(window.Over)) first ??= Stopwatch.GetElapsedTime(start);
            return first ?? throw new InvalidOperationException("A newcomer heard nothing.");
        }
        catch (OperationCanceledException) when (window.Over.IsCancellationRequested)
        {
            return first;
        }
    }
}
