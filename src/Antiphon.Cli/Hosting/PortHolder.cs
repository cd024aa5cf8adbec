using System.Globalization;

namespace Antiphon.Cli.Hosting;

/// <summary>Who listens on a port, from /proc: no tool has to be installed for it.</summary>
internal static class PortHolder
{
    private static readonly string[] Tables = ["tcp", "tcp6"];

    private const string Listening = "0A";

    //  sl  local_address rem_address   st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode
    private const int LocalAddress = 1;
    private const int State = 3;
    private const int Inode = 9;

    /// <summary><c>python3 (process 4711)</c>, or null where it cannot be known.</summary>
    public static string? Find(int port, string proc = "/proc")
    {
        try
        {
            var inodes = Tables.SelectMany(table => InodesOf(Path.Combine(proc, "net", table), port)).ToHashSet();
            return inodes.Count == 0 ? null : FindOwner(proc, inodes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The sockets of a table that listen on a port.</summary>
    internal static IEnumerable<string> InodesOf(string table, int port)
    {
        if (!File.Exists(table)) yield break;
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var line in File.ReadLines(table).Skip(1))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > Inode && columns[State] == Listening && columns[LocalAddress].EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                yield return $"socket:[{columns[Inode]}]";
        }
    }

    private static string? FindOwner(string proc, HashSet<string> inodes)
    {
        foreach (var process in Directory.EnumerateDirectories(proc).Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])))
        {
            if (Holds(process, inodes)) return $"{NameOf(process)} (process {Path.GetFileName(process)})";
        }

        return null;
    }

    private static bool Holds(string process, HashSet<string> inodes)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd")).Any(fd => new FileInfo(fd).LinkTarget is { } target && inodes.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // another user's process, or one that has just ended
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "a program";
        }
    }
}
