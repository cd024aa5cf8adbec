namespace Antiphon.Speech.Workers;

/// <summary>One worker for one piece of work. Disposing gives it back: healthy unless <see cref="Discard"/> was called.</summary>
/// <typeparam name="TSession">What the engine keeps with each worker.</typeparam>
public sealed class WorkerLease<TSession> : IDisposable
{
    private readonly WorkerPool<TSession> _pool;
    private readonly Worker<TSession> _worker;
    private bool _discarded;
    private int _ended;

    internal WorkerLease(WorkerPool<TSession> pool, Worker<TSession> worker)
    {
        _pool = pool;
        _worker = worker;
    }

    /// <summary>What the engine made of the worker when it greeted.</summary>
    public TSession Session => _worker.Session;

    /// <summary>The worker's process.</summary>
    public IWorkerProcess Process => _worker.Process;

    /// <summary>The worker is not to be used again: kills it, and the pool replaces it.</summary>
    public void Discard()
    {
        _discarded = true;
        _worker.Process.Kill();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0) _pool.Return(_worker, healthy: !_discarded);
    }
}
