using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Workers;

/// <summary>
/// Keeps a number of worker processes running and lends each to one piece of work at a time. A worker that dies fails only the work
/// that holds it (whose reading of <see cref="IWorkerProcess.Output"/> ends) and is replaced. Safe for concurrent use.
/// </summary>
/// <typeparam name="TSession">What the engine keeps with each worker: its reader, what the worker told when it greeted.</typeparam>
/// <param name="start">Starts a process; throws <see cref="EngineException"/> when it cannot.</param>
/// <param name="greet">Waits until a started process is ready; a failure counts as the worker's death.</param>
/// <param name="options">How many, and how they are treated.</param>
/// <param name="time">The clock of restarts and stops.</param>
/// <param name="log">Takes lines about workers that died.</param>
public sealed class WorkerPool<TSession>(
    Func<IWorkerProcess> start, Func<IWorkerProcess, Task<TSession>> greet, WorkerPoolOptions options, TimeProvider time, Action<string> log)
    : IAsyncDisposable
{
    private readonly WaitingLine<TSession> _line = new(options.WaitingLine);
    private readonly CancellationTokenSource _stopping = new();
    private Task[] _supervisors = [];
    private int _running;

    /// <summary>Workers that are ready or at work.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>How many wait for a worker.</summary>
    public int Waiting => _line.Waiting;

    /// <summary>Workers that are ready and not lent.</summary>
    internal int Idle => _line.Idle;

    /// <summary>Why the last start failed; null while the last start has worked.</summary>
    public EngineException? StartFailure { get; private set; }

    /// <summary>Starts the workers; returns when each has greeted or failed. A pool whose workers all failed keeps trying.</summary>
    /// <param name="cancellationToken">Ends the wait; the workers run until the pool is disposed of.</param>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        options.Validate();
        var first = Enumerable.Range(0, options.Workers)
            .Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        _supervisors = [.. first.Select(tried => Task.Run(() => SuperviseAsync(tried)))];
        return Task.WhenAll(first.Select(tried => tried.Task)).WaitAsync(cancellationToken);
    }

    /// <summary>Lends a worker, waiting in line for one when all are taken.</summary>
    /// <exception cref="EngineException">The line is full, no worker can be started, or the pool has stopped.</exception>
    public async ValueTask<WorkerLease<TSession>> LeaseAsync(CancellationToken cancellationToken)
    {
        if (Running == 0 && StartFailure is { } failure) throw new EngineException(failure.Failure, failure.Detail, failure);
        return new WorkerLease<TSession>(this, await _line.TakeAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Stops every worker: closes its input, waits for a bounded time, kills what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        _line.Fail(new EngineException(EngineFailure.Unavailable, "the engine has stopped"), forEver: true);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_supervisors).ConfigureAwait(false);
        _stopping.Dispose();
    }

    internal void Return(Worker<TSession> worker, bool healthy)
    {
        if (healthy) worker.LeasesEnded++;
        if (!healthy || worker.LeasesEnded >= options.LeasesPerWorker) worker.Dismiss();
        else _line.Put(worker);
    }

    // One of these for each place: start, greet, watch, replace.
    private async Task SuperviseAsync(TaskCompletionSource firstTried)
    {
        var deaths = 0;
        while (!_stopping.IsCancellationRequested)
        {
            var worker = await TryStartAsync().ConfigureAwait(false);
            firstTried.TrySetResult();
            if (worker is not null && await WatchAsync(worker).ConfigureAwait(false)) deaths = 0;
            else deaths++;
            if (deaths > 0 && !await WaitAsync(deaths).ConfigureAwait(false)) break;
        }

        firstTried.TrySetResult();
    }

    private async Task<Worker<TSession>?> TryStartAsync()
    {
        try
        {
            var process = start();
            var greeting = greet(process);
            try
            {
                var session = await greeting.WaitAsync(options.GreetingTimeout, time, _stopping.Token).ConfigureAwait(false);
                StartFailure = null;
                return new Worker<TSession>(process, session);
            }
            catch
            {
                process.Kill();
                await process.DisposeAsync().ConfigureAwait(false);
                await ((Task)greeting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            NoteStartFailure(failure as EngineException ?? Unavailable(failure));
        }
        catch (OperationCanceledException)
        {
            // The pool stops; nobody waits for this worker.
        }

        return null;
    }

    private EngineException Unavailable(Exception failure)
    {
        var message = failure is TimeoutException ? $"a worker did not greet within {options.GreetingTimeout.TotalSeconds} s" : failure.Message;
        return new EngineException(EngineFailure.Unavailable, message, failure);
    }

    private void NoteStartFailure(EngineException failure)
    {
        StartFailure = failure;
        log("a worker could not be started: " + failure.Detail);
        if (Running == 0) _line.Fail(failure, forEver: false);
    }

    /// <returns>Whether the worker has done work in its life: then it is replaced without a wait.</returns>
    private async Task<bool> WatchAsync(Worker<TSession> worker)
    {
        Interlocked.Increment(ref _running);
        _line.Put(worker);
        try
        {
            await worker.Over.WaitAsync(_stopping.Token).ConfigureAwait(false);
            if (worker.Process.Exited.IsCompleted)
            {
                log("a worker died: " + await worker.Process.LastWordsAsync().ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException)
        {
            // The pool stops.
        }

        _line.Remove(worker);
        Interlocked.Decrement(ref _running);
        await worker.Process.DisposeAsync().ConfigureAwait(false);
        return worker.LeasesEnded > 0;
    }

    private async Task<bool> WaitAsync(int deaths)
    {
        var delay = Math.Min(options.RestartDelay.Ticks * Math.Pow(2, Math.Min(deaths - 1, 30)), options.MaxRestartDelay.Ticks);
        try
        {
            await Task.Delay(TimeSpan.FromTicks((long)delay), time, _stopping.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
