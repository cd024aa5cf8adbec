namespace Antiphon.Audio.Tests;

internal static class Allocations
{
    private const int Attempts = 5;

    /// <summary>Bytes that this thread allocates in a hundred calls once all is warm.</summary>
    /// <remarks>The least of a few attempts: the runtime, too, allocates when it exchanges a method's code; a leak shows in each.</remarks>
    public static long InHundredCalls(Action call)
    {
        call();
        return Enumerable.Range(0, Attempts).Min(_ => Measure(call));
    }

    private static long Measure(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
