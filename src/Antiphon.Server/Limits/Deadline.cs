namespace Antiphon.Server.Limits;

/// <summary>A time limit that is reset on progress. Cancels <see cref="Token"/> once when it passes. One owner; not for concurrent resets.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _expiry = new();
    private readonly TimeSpan _limit;
    private readonly ITimer _timer;

    public Deadline(TimeSpan limit, TimeProvider time)
    {
        _limit = limit;
        _timer = time.CreateTimer(static state => ((Deadline)state!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _expiry.Token;

    public bool HasExpired => _expiry.IsCancellationRequested;

    public void Restart() => _timer.Change(_limit, Timeout.InfiniteTimeSpan);

    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _timer.Dispose();
        _expiry.Dispose();
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
