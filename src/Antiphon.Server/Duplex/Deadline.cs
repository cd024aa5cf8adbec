namespace Antiphon.Server.Duplex;

/// <summary>A time limit that is reset on progress. Cancels <see cref="Token"/> once when it passes. Thread-safe.</summary>
/// <remarks>Resetting moves a mark and leaves the timer alone, which looks at the mark when it fires: streams reset it with every event.</remarks>
internal sealed class Deadline : IDisposable
{
    // Timers refuse more than 49 days: a longer limit is waited for in parts.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _expiry = new();
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long? _startedAt;
    private bool _armed;

    public Deadline(TimeSpan limit, TimeProvider time)
    {
        _limit = limit;
        _time = time;
        _timer = time.CreateTimer(static state => ((Deadline)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _expiry.Token;

    public bool HasExpired => _expiry.IsCancellationRequested;

    public void Restart()
    {
        lock (_lock)
        {
            _startedAt = _time.GetTimestamp();
            if (!_armed) ArmNeedsLock(_limit);
        }
    }

    public void Stop()
    {
        lock (_lock) _startedAt = null;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _expiry.Dispose();
    }

    private void ArmNeedsLock(TimeSpan wait)
    {
        _armed = true;
        _timer.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        lock (_lock)
        {
            _armed = false;
            if (_startedAt is not { } start) return;
            var left = _limit - _time.GetElapsedTime(start);
            if (left > TimeSpan.Zero)
            {
                // Timers count whole milliseconds and drop the rest: rounded up, or it would fire early again and again.
                ArmNeedsLock(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)));
                return;
            }
        }

        Expire();
    }

    private void Expire()
    {
        try
        {
            _expiry.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The timer fired while its owner ended: there is nothing left to cancel.
        }
    }
}
