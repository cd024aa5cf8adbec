using System.Text;

namespace Antiphon.Server.Data;

/// <summary>Replaces files so that a reader, or a crash, meets the old content or the new one and nothing between.</summary>
internal static class AtomicFile
{
    private const string TemporaryEnding = ".tmp";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode WorldReadable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    public static void WriteSecret(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text), OwnerOnly);

    public static void WritePublic(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text), WorldReadable);

    public static void WritePublic(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, WorldReadable);

    /// <summary>Opens a file for one holder at a time.</summary>
    public static FileStream OpenOwnerOnly(string path, FileMode mode) => new(path, Options(mode, OwnerOnly));

    /// <summary>Removes what writers left behind that were killed: files that nobody has written to for longer than any write takes.</summary>
    public static void RemoveLeftovers(string folder, DateTimeOffset now)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*" + TemporaryEnding, SearchOption.AllDirectories))
        {
            if (now.UtcDateTime - file.LastWriteTimeUtc > LongestWrite) file.Delete();
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode access)
    {
        var temporary = path + "." + Guid.NewGuid().ToString("N") + TemporaryEnding;
        try
        {
            using (var file = new FileStream(temporary, Options(FileMode.CreateNew, access)))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            KeepTimesRising(path, temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // Watchers compare write times, and file systems stamp them with a clock that ticks every few milliseconds: two
    // quick writes could share a stamp.
    private static void KeepTimesRising(string path, string temporary)
    {
        if (!File.Exists(path)) return;
        var previous = File.GetLastWriteTimeUtc(path);
        if (File.GetLastWriteTimeUtc(temporary) <= previous) File.SetLastWriteTimeUtc(temporary, previous.AddMilliseconds(1));
    }

    private static FileStreamOptions Options(FileMode mode, UnixFileMode access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = access;
        return options;
    }
}
