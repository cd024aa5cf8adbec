using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using System.Threading.Channels;
using Antiphon.Server.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>
/// Runs the tasks of the data folder, so many at a time, in the order of their creation. Of several servers on one folder one at a time runs
/// tasks, its own and the others': it holds a lock that the system releases when it dies, and then the next takes over.
/// </summary>
internal sealed partial class SynthesisTaskQueue(
    DataFolder folder, SynthesisTaskStore store, SynthesisTaskRunner runner, PollyOptions options, TimeProvider time, ILogger<SynthesisTaskQueue> log)
    : BackgroundService, IAsyncDisposable
{
    private const string LockName = "tasks";
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<string, Task<bool>> _running = new(StringComparer.Ordinal);

    // Found at the last look. Those that come later are found when these have begun.
    private readonly Queue<string> _waiting = new();

    // Could not be run, and let others pass until the timer's next look.
    private readonly HashSet<string> _later = new(StringComparer.Ordinal);
    private int _laterBefore;
    private int _isTime = 1;
    private IDisposable? _ownership;

    private bool HasRoom => _running.Count < options.Tasks.MaxRunning;

    /// <summary>There is a new task.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Stops, and waits until nothing runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        base.Dispose();
        if (ExecuteTask is { } loop) await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var timer = time.CreateTimer(static queue => ((SynthesisTaskQueue)queue!).OnTimer(), this, options.Tasks.LookEvery, options.Tasks.LookEvery);
        await using (timer.ConfigureAwait(false))
        {
            try
            {
                while (true)
                {
                    await LookAsync(stoppingToken).ConfigureAwait(false);
                    await _wake.Reader.ReadAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException)
            {
                // The server ends.
            }
            finally
            {
                await Task.WhenAll(_running.Values).ConfigureAwait(false);
                _ownership?.Dispose();
            }
        }
    }

    private void OnTimer()
    {
        Volatile.Write(ref _isTime, 1);
        Wake();
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            // Who does not run the tasks counts them all the same.
            var tasks = Interlocked.Exchange(ref _isTime, 0) == 1 ? store.List() : null;
            if (!TryOwn()) return;
            await ReapAsync().ConfigureAwait(false);
            if (tasks is not null)
            {
                store.SetDamagedAside();
                Expire(tasks);
                RetryLater();
            }

            if (HasRoom && _waiting.Count == 0) Refill(tasks ?? store.List());
            while (HasRoom && _waiting.TryDequeue(out var id)) _running.Add(id, RunAsync(id, stop));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            LogFolderUnusable(failed.Message); // the next look tries again
        }
    }

    private bool TryOwn()
    {
        if (_ownership is not null) return true;
        _ownership = folder.TryLock(LockName);
        if (_ownership is null) return false;
        store.RemoveLeftovers(time.GetUtcNow());
        return true;
    }

    private async Task ReapAsync()
    {
        foreach (var (id, run) in _running)
        {
            if (!run.IsCompleted) continue;
            _running.Remove(id);
            if (!await run.ConfigureAwait(false)) _later.Add(id);
        }
    }

    // One that has not ended is somebody's still, however long it has waited.
    private void Expire(IEnumerable<SynthesisTask> tasks)
    {
        var oldest = time.GetUtcNow() - options.Tasks.KeptFor;
        foreach (var task in tasks.Where(task => task.HasEnded && task.CreationTime <= oldest)) store.Remove(task.Id);
    }

    private void RetryLater()
    {
        if (_later.Count != _laterBefore && _later.Count > 0) LogWaiting(_later.Count);
        _laterBefore = _later.Count;
        _later.Clear();
    }

    private void Refill(IEnumerable<SynthesisTask> tasks)
    {
        foreach (var task in tasks.Where(task => !task.HasEnded && !_running.ContainsKey(task.Id) && !_later.Contains(task.Id))) _waiting.Enqueue(task.Id);
    }

    private async Task<bool> RunAsync(string id, CancellationToken stop)
    {
        // The loop goes on at once: an engine may speak a whole text before it first waits.
        await Task.Yield();
        var ended = await runner.RunAsync(id, stop).ConfigureAwait(false);
        Wake();
        return ended;
    }

    [LoggerMessage(1, LogLevel.Error, "The folder of synthesis tasks cannot be used: {Reason}")]
    private partial void LogFolderUnusable(string reason);

    [LoggerMessage(2, LogLevel.Warning, "{Count} synthesis tasks wait: their engine is missing, or their state cannot be written.")]
    private partial void LogWaiting(int count);
}
