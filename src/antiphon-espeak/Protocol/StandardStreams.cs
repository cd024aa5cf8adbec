using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AntiphonEspeak.Protocol;

/// <summary>The two pipes. What a library prints on standard output goes to standard error from now on: only frames leave here.</summary>
internal static partial class StandardStreams
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    public static (Stream Input, Stream Output) Take()
    {
        var own = Duplicate(StandardOutput);
        _ = DuplicateOnto(StandardError, StandardOutput);
        return (Open(0, FileAccess.Read), Open(own, FileAccess.Write));
    }

    private static FileStream Open(nint descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 0);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int DuplicateOnto(int from, int onto);
}
