namespace Antiphon.Server.Limits;

/// <summary>A token bucket: so many starts a second, and so many in one burst.</summary>
internal sealed class StartRate(double perSecond, double burst, TimeProvider time)
{
    // A rate below one a second still lets one start at a time; a rate of nothing lets none.
    private readonly double _burst = BurstOf(perSecond, burst);
    private double _tokens = BurstOf(perSecond, burst);
    private long _filledAt = time.GetTimestamp();

    /// <summary>Whether starts of the past no longer count.</summary>
    public bool IsFullNeedsLock => LeftNeedsLock >= _burst;

    /// <summary>Starts that may come at once now.</summary>
    public double LeftNeedsLock
    {
        get
        {
            FillNeedsLock();
            return _tokens;
        }
    }

    public bool TryTakeNeedsLock()
    {
        FillNeedsLock();
        if (_tokens < 1) return false;
        _tokens -= 1;
        return true;
    }

    private static double BurstOf(double perSecond, double burst) => perSecond > 0 ? Math.Max(1, burst) : 0;

    private void FillNeedsLock()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
    }
}
