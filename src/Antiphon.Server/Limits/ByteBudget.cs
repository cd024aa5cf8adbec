namespace Antiphon.Server.Limits;

/// <summary>Bytes that may be held at the same time. Thread-safe.</summary>
internal sealed class ByteBudget(long most)
{
    private long _held;

    /// <returns>False, and nothing is taken: so many are not left.</returns>
    public bool TryTake(long count)
    {
        if (Interlocked.Add(ref _held, count) <= most) return true;
        GiveBack(count);
        return false;
    }

    public void GiveBack(long count) => Interlocked.Add(ref _held, -count);
}
