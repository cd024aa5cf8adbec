using System.Collections.Concurrent;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>Lends runners, as many at a time as there are cores: more would only take memory. Safe for concurrent use.</summary>
/// <param name="parts">Not owned.</param>
/// <param name="size">Runners lent at a time.</param>
internal sealed class RunnerPool(HibariParts parts, int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size);
    private readonly ConcurrentBag<HibariRunner> _idle = [];
    private volatile bool _isDisposed;

    /// <summary>Waits for a runner; at once while fewer are lent than there may be.</summary>
    /// <exception cref="ObjectDisposedException">The pool was disposed of.</exception>
    public async ValueTask<RunnerLease> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return new RunnerLease(this, _idle.TryTake(out var runner) ? runner : new HibariRunner(parts));
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Frees the idle runners; one that is lent is freed when it comes back.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        FreeIdle();
    }

    internal void Return(HibariRunner runner)
    {
        _idle.Add(runner);
        if (_isDisposed) FreeIdle();
        _free.Release();
    }

    private void FreeIdle()
    {
        while (_idle.TryTake(out var runner)) runner.Dispose();
    }
}
