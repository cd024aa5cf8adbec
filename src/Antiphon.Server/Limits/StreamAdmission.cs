using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Antiphon.Server.Keys;

namespace Antiphon.Server.Limits;

/// <summary>Who may start a stream now: counts live streams and starts a second, of each key and of all. Thread-safe.</summary>
internal sealed class StreamAdmission(ServiceLimits limits, TimeProvider time)
{
    private const int MostKeysRemembered = 1_024;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, KeyUse> _keys = new(StringComparer.Ordinal);
    private int _live;

    /// <summary>Streams that are open now.</summary>
    public int Live
    {
        get { lock (_lock) return _live; }
    }

    /// <summary>Takes a place; disposing the ticket gives it back.</summary>
    /// <exception cref="RequestRefusedException">ThrottlingException: a limit is reached. Overload is never told by HTTP/2 stream limits.</exception>
    public Ticket Admit(ApiKey key)
    {
        lock (_lock)
        {
            var use = UseOfNeedsLock(key);
            if (_live >= limits.MaxStreams) throw Throttled($"The server carries its most of {limits.MaxStreams} streams.");
            var mostStreams = key.Limits.ConcurrentStreams ?? limits.MaxStreamsPerKey;
            if (use.Live >= mostStreams) throw Throttled($"The key has its most of {mostStreams} concurrent streams open.");
            if (!use.Rate.TryTakeNeedsLock()) throw Throttled("Rate exceeded: the key starts too many streams a second.");
            use.Live++;
            _live++;
            return new Ticket(this, use);
        }
    }

    private KeyUse UseOfNeedsLock(ApiKey key)
    {
        var perSecond = key.Limits.CallsPerSecond ?? limits.MaxStreamStartsPerSecondPerKey;
        if (!_keys.TryGetValue(key.Id, out var use))
        {
            if (_keys.Count >= MostKeysRemembered) ForgetUnusedNeedsLock();
            use = new KeyUse(perSecond, new StartRate(perSecond, time));
            _keys.Add(key.Id, use);
        }
        else if (use.PerSecond != perSecond)
        {
            // The key's limits were changed. The use stays the same one: the tickets of running streams give their places back to it.
            (use.PerSecond, use.Rate) = (perSecond, new StartRate(perSecond, time));
        }

        return use;
    }

    // Keys come and go while the server runs. One without streams whose rate has recovered is as good as unknown.
    private void ForgetUnusedNeedsLock()
    {
        foreach (var (id, use) in _keys)
        {
            if (use.Live == 0 && use.Rate.IsFullNeedsLock) _keys.Remove(id);
        }
    }

    private static RequestRefusedException Throttled(string message) => new(new AwsError(AwsErrorCode.Throttling, message));

    private void Release(KeyUse use)
    {
        lock (_lock)
        {
            use.Live--;
            _live--;
        }
    }

    internal sealed class KeyUse(double perSecond, StartRate rate)
    {
        public double PerSecond { get; set; } = perSecond;

        public StartRate Rate { get; set; } = rate;

        public int Live { get; set; }
    }

    /// <summary>A place among the live streams.</summary>
    internal sealed class Ticket(StreamAdmission owner, KeyUse use) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0) owner.Release(use);
        }
    }
}
