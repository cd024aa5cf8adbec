namespace Antiphon.Server.Limits;

/// <summary>How much of one operation a key may use.</summary>
/// <param name="Operation">What is counted together, in the plural, as a client reads it: <c>streams</c>.</param>
/// <param name="Concurrent">At the same time.</param>
/// <param name="PerSecond">Starts a second, in the long run.</param>
/// <param name="Burst">Starts at once.</param>
public sealed record CallQuota(string Operation, int Concurrent, double PerSecond, double Burst)
{
    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Concurrent);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(Burst, 1);
    }
}
