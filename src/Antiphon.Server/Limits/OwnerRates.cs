using Antiphon.Server.Refusals;

namespace Antiphon.Server.Limits;

/// <summary>A rate of calls for each owner of something. Thread-safe, and bounded: among very many, those that call least are forgotten.</summary>
/// <typeparam name="TOwner">Whose calls are counted together.</typeparam>
internal sealed class OwnerRates<TOwner>(double perSecond, double burst, TimeProvider time) where TOwner : notnull
{
    internal const int MostRemembered = 1_024;
    private readonly Lock _lock = new();
    private readonly Dictionary<TOwner, StartRate> _rates = [];

    /// <exception cref="RefusedException">Throttled: the owner calls too often.</exception>
    public void Count(TOwner owner)
    {
        lock (_lock)
        {
            if (!_rates.TryGetValue(owner, out var rate))
            {
                if (_rates.Count >= MostRemembered) ForgetSomeNeedsLock();
                _rates.Add(owner, rate = new StartRate(perSecond, burst, time));
            }

            if (rate.TryTakeNeedsLock()) return;
        }

        throw RefusedException.Throttled(FormattableString.Invariant($"Rate exceeded: {perSecond} calls a second, {burst} in one burst."));
    }

    /// <summary>Owners whose calls are counted now.</summary>
    public int Remembered
    {
        get { lock (_lock) return _rates.Count; }
    }

    private void ForgetSomeNeedsLock()
    {
        foreach (var (owner, rate) in _rates)
        {
            if (rate.IsFullNeedsLock) _rates.Remove(owner);
        }

        // Nobody is quiet: whoever has most calls left loses least by being new again.
        if (_rates.Count >= MostRemembered) _rates.Remove(_rates.MaxBy(entry => entry.Value.LeftNeedsLock).Key);
    }
}
