namespace Antiphon.Wire.Tests;

/// <summary>
/// Measures what code allocates on this thread, after it has run often enough to be compiled and to have filled its caches.
/// </summary>
internal static class Allocated
{
    private const int Rounds = 10;

    /// <summary>
    /// Bytes of 1,000 runs, less those of the round with the most: what the runtime allocates once, when it exchanges compiled code, is
    /// not the code's.
    /// </summary>
    public static long BytesBy(Action code)
    {
        for (var i = 0; i < 50; i++) code();
        var (sum, most) = (0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000 / Rounds; i++) code();
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            (sum, most) = (sum + bytes, Math.Max(most, bytes));
        }

        return sum - most;
    }
}
