using System.Collections.Concurrent;

namespace Antiphon.Engines.Onnx.Hibari.Inference;

/// <summary>Lends runners, as many at a time as there are cores to run them: more would only take memory. Safe for concurrent use.</summary>
/// <param name="parts">Not owned.</param>
/// <param name="size">Runners lent at a time.</param>
internal sealed class RunnerPool(HibariParts parts, int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size);
    private readonly ConcurrentBag<HibariRunner> _idle = [];

    /// <summary>Waits for a runner; at once while fewer are lent than there may be.</summary>
    public async ValueTask<RunnerLease> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new RunnerLease(this, _idle.TryTake(out var runner) ? runner : new HibariRunner(parts));
    }

    /// <summary>Ends when all leases have ended, or leaves those that have not to the collector.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var runner)) runner.Dispose();
        _free.Dispose();
    }

    internal void Return(HibariRunner runner)
    {
        _idle.Add(runner);
        _free.Release();
    }
}
