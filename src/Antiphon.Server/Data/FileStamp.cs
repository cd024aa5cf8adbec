namespace Antiphon.Server.Data;

/// <summary>What tells two contents of a file apart without reading them: <see cref="AtomicFile"/> lets no two share it.</summary>
/// <param name="Written">Last write, UTC; the default value of a file that is not there.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct FileStamp(DateTime Written, long Length)
{
    public static FileStamp Of(string path) => Of(new FileInfo(path));

    public static FileStamp Of(FileInfo file) => file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : default;
}
