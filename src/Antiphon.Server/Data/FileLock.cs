namespace Antiphon.Server.Data;

/// <summary>An exclusive lock between processes: a file that one of them holds open. The system releases it if the holder dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<IDisposable> AcquireAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            if (TryOpen(path) is { } held) return held;
            if (time.GetElapsedTime(start) > Patience) throw new IOException($"Another process holds {path} and does not let go of it.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Takes the lock if nobody has it.</summary>
    /// <returns>Null when somebody has.</returns>
    public static IDisposable? TryAcquire(string path) => TryOpen(path);

    private static FileStream? TryOpen(string path)
    {
        try
        {
            // The file stays behind: deleting it would let two holders lock two files of the same name.
            return AtomicFile.OpenOwnerOnly(path, FileMode.OpenOrCreate);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
