using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;

namespace Antiphon.Server.Limits;

/// <summary>A rate of calls for each owner of something. Thread-safe.</summary>
/// <typeparam name="TOwner">Whose calls are counted together.</typeparam>
internal sealed class OwnerRates<TOwner>(double perSecond, double burst, TimeProvider time) where TOwner : notnull
{
    private const int MostRemembered = 1_024;
    private readonly Lock _lock = new();
    private readonly Dictionary<TOwner, StartRate> _rates = [];

    /// <exception cref="RequestRefusedException">ThrottlingException: the owner calls too often.</exception>
    public void Count(TOwner owner)
    {
        lock (_lock)
        {
            if (!_rates.TryGetValue(owner, out var rate))
            {
                if (_rates.Count >= MostRemembered) ForgetQuietNeedsLock();
                _rates.Add(owner, rate = new StartRate(perSecond, burst, time));
            }

            if (rate.TryTakeNeedsLock()) return;
        }

        throw new RequestRefusedException(new AwsError(AwsErrorCode.Throttling, FormattableString.Invariant($"Rate exceeded: {perSecond} calls a second, {burst} in one burst.")));
    }

    private void ForgetQuietNeedsLock()
    {
        foreach (var (owner, rate) in _rates)
        {
            if (rate.IsFullNeedsLock) _rates.Remove(owner);
        }
    }
}
