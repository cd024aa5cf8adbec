using Antiphon.Server.Keys;
using Antiphon.Server.Refusals;

namespace Antiphon.Server.Limits;

/// <summary>Who may start to speak now: counts live streams and calls, and starts a second, of each key and of all. Thread-safe.</summary>
/// <remarks>A key with limits of its own is held to them over all it does; any other key to the server's quota of each operation.</remarks>
internal sealed class StreamAdmission(ServerLimits limits, TimeProvider time)
{
    private const string Everything = "";
    private const int MostUsesRemembered = 4_096;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Key, string Operation), KeyUse> _uses = [];
    private int _live;

    /// <summary>Streams and calls that are open now.</summary>
    public int Live
    {
        get { lock (_lock) return _live; }
    }

    /// <summary>Takes a place for a stream or a call; disposing the ticket gives it back.</summary>
    /// <param name="key">The caller's.</param>
    /// <param name="quota">The door's, for this operation.</param>
    /// <exception cref="RefusedException">Throttled: a limit is reached. Overload is never told by HTTP/2 stream limits.</exception>
    public Ticket Admit(AccessKey key, CallQuota quota)
    {
        lock (_lock)
        {
            if (_live >= limits.MaxStreams) throw RefusedException.Throttled($"The server carries its most of {limits.MaxStreams} streams.");
            if (_uses.Count >= MostUsesRemembered) ForgetUnusedNeedsLock();
            var (most, perSecond) = (key.Limits.ConcurrentStreams, key.Limits.CallsPerSecond);
            var all = UseOfNeedsLock((key.Id, Everything), perSecond, perSecond ?? 0);
            var own = UseOfNeedsLock((key.Id, quota.Operation), perSecond is null ? quota.PerSecond : null, quota.Burst);
            if (all.Live >= most) throw RefusedException.Throttled($"The key has its most of {most} concurrent streams open.");
            if (most is null && own.Live >= quota.Concurrent) throw RefusedException.Throttled($"The key has its most of {quota.Concurrent} concurrent {quota.Operation} open.");
            if (!all.TryStartNeedsLock() || !own.TryStartNeedsLock()) throw RefusedException.Throttled($"Rate exceeded: the key starts too many {quota.Operation} a second.");

            all.Live++;
            own.Live++;
            _live++;
            return new Ticket(this, all, own);
        }
    }

    private KeyUse UseOfNeedsLock((string Key, string Operation) id, double? perSecond, double burst)
    {
        if (!_uses.TryGetValue(id, out var use)) _uses.Add(id, use = new KeyUse());

        // The key's limits may have been changed. The use stays the same one: the tickets of what runs give their places back to it.
        if (use.PerSecond != perSecond) (use.PerSecond, use.Rate) = (perSecond, perSecond is { } rate ? new StartRate(rate, burst, time) : null);
        return use;
    }

    // Keys come and go while the server runs. One without streams whose rate has recovered is as good as unknown.
    private void ForgetUnusedNeedsLock()
    {
        foreach (var (id, use) in _uses)
        {
            if (use.Live == 0 && use.Rate is not { IsFullNeedsLock: false }) _uses.Remove(id);
        }
    }

    private void Release(KeyUse all, KeyUse own)
    {
        lock (_lock)
        {
            all.Live--;
            own.Live--;
            _live--;
        }
    }

    internal sealed class KeyUse
    {
        /// <summary>Null where starts are not counted here.</summary>
        public double? PerSecond { get; set; }

        public StartRate? Rate { get; set; }

        public int Live { get; set; }

        public bool TryStartNeedsLock() => Rate is null || Rate.TryTakeNeedsLock();
    }

    /// <summary>A place among the live streams.</summary>
    internal sealed class Ticket(StreamAdmission owner, KeyUse all, KeyUse own) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0) owner.Release(all, own);
        }
    }
}
