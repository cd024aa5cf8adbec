using System.Runtime.InteropServices;

namespace Antiphon.Speech.Scheduling.Native;

/// <summary>The time that the calling thread has spent on a core. Where the system does not tell it, the time that has passed.</summary>
internal static partial class ThreadCpuClock
{
    // CLOCK_THREAD_CPUTIME_ID of Linux' time.h.
    private const int ThreadCpuTime = 3;
    private static readonly bool IsKnown = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Only the difference of two readings of one thread means something.</summary>
    public static TimeSpan Now => IsKnown && GetTime(ThreadCpuTime, out var time) == 0
        ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : TimeProvider.System.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec time);

    // As 64-bit Linux has it.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
