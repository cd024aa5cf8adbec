namespace Antiphon.Wire.Tests;

/// <summary>Measures what code allocates on this thread, after it has run often enough to be compiled and to have filled its caches.</summary>
internal static class Allocated
{
    public static long BytesBy(Action code)
    {
        for (var i = 0; i < 50; i++) code();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) code();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
