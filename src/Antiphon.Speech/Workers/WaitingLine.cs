using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Workers;

/// <summary>Idle workers, and those who wait for one in the order they came. Safe for concurrent use.</summary>
internal sealed class WaitingLine<TSession>(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<Worker<TSession>>> _waiting = new();

    // The last one is lent first: it worked last, so its memory is the warmest.
    private readonly List<Worker<TSession>> _idle = [];
    private EngineException? _closed;

    public int Waiting
    {
        get { lock (_lock) return _waiting.Count; }
    }

    /// <summary>Workers that wait for work.</summary>
    public int Idle
    {
        get { lock (_lock) return _idle.Count; }
    }

    /// <summary>Takes an idle worker or a place in the line.</summary>
    /// <exception cref="EngineException">The line is full or closed, or closed while waiting.</exception>
    public async ValueTask<Worker<TSession>> TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<Worker<TSession>>> place;
        lock (_lock)
        {
            if (_closed is not null) throw new EngineException(_closed.Failure, _closed.Detail, _closed);
            if (TryTakeIdleNeedsLock() is { } idle) return idle;

            if (_waiting.Count >= capacity) throw Busy();
            place = _waiting.AddLast(new TaskCompletionSource<Worker<TSession>>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        using var registration = cancellationToken.Register(() => Leave(place, cancellationToken));
        return await place.Value.Task.ConfigureAwait(false);
    }

    /// <summary>Gives a worker to the first in the line, else keeps it. A worker that is over is dropped.</summary>
    public void Put(Worker<TSession> worker)
    {
        lock (_lock)
        {
            if (worker.IsOver) return;
            if (_waiting.First is not { } place)
            {
                _idle.Add(worker);
                return;
            }

            _waiting.Remove(place);
            place.Value.SetResult(worker);
        }
    }

    /// <summary>Forgets an idle worker that is over.</summary>
    public void Remove(Worker<TSession> worker)
    {
        lock (_lock) _idle.Remove(worker);
    }

    /// <summary>Fails everyone in the line, and with <paramref name="forEver"/> everyone who comes.</summary>
    public void Fail(EngineException reason, bool forEver)
    {
        lock (_lock)
        {
            if (forEver) _closed = reason;
            foreach (var place in _waiting) place.SetException(new EngineException(reason.Failure, reason.Detail, reason));
            _waiting.Clear();
        }
    }

    // A worker may be over before its supervisor has removed it.
    private Worker<TSession>? TryTakeIdleNeedsLock()
    {
        while (_idle.Count > 0)
        {
            var last = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            if (!last.IsOver) return last;
        }

        return null;
    }

    private EngineException Busy() => EngineException.ForClient(
        EngineFailure.Busy, $"All of the engine's workers are busy and {capacity} requests are waiting. Try again later.");

    private void Leave(LinkedListNode<TaskCompletionSource<Worker<TSession>>> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is null) return;
            _waiting.Remove(place);
            place.Value.SetCanceled(cancellationToken);
        }
    }
}
