namespace Antiphon.Server.Limits;

/// <summary>A token bucket: so many starts a second, and in one burst as many again or what is said.</summary>
internal sealed class StartRate(double perSecond, TimeProvider time, double? burst = null)
{
    // A rate below one a second still lets one start at a time; a rate of nothing lets none.
    private readonly double _burst = burst ?? BurstOf(perSecond);
    private double _tokens = burst ?? BurstOf(perSecond);
    private long _filledAt = time.GetTimestamp();

    /// <summary>Whether starts of the past no longer count.</summary>
    public bool IsFullNeedsLock
    {
        get
        {
            FillNeedsLock();
            return _tokens >= _burst;
        }
    }

    public bool TryTakeNeedsLock()
    {
        FillNeedsLock();
        if (_tokens < 1) return false;
        _tokens -= 1;
        return true;
    }

    private static double BurstOf(double perSecond) => perSecond > 0 ? Math.Max(1, perSecond) : 0;

    private void FillNeedsLock()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
    }
}
