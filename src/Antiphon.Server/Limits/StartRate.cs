namespace Antiphon.Server.Limits;

/// <summary>A token bucket: so many starts a second, and as many in one burst.</summary>
internal sealed class StartRate(double perSecond, TimeProvider time)
{
    // A rate below one a second still lets one start at a time.
    private readonly double _burst = Math.Max(1, perSecond);
    private double _tokens = Math.Max(1, perSecond);
    private long _filledAt = time.GetTimestamp();

    public bool TryTakeNeedsLock()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
        if (_tokens < 1) return false;
        _tokens -= 1;
        return true;
    }
}
