using System.Runtime.Versioning;
using Antiphon.Server.Data;

namespace Antiphon.Cli.Doctor;

/// <summary>Secrets are readable by their owner only.</summary>
internal static class FolderCheck
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static IEnumerable<Finding> Look(DataFolder folder) => OperatingSystem.IsWindows() ? [] : LookAtModes(folder);

    [UnsupportedOSPlatform("windows")]
    private static IEnumerable<Finding> LookAtModes(DataFolder folder)
    {
        var open = Secrets(folder).Where(path => File.Exists(path) && (File.GetUnixFileMode(path) & Others) != 0).ToList();
        foreach (var path in open) yield return Finding.Broken("data folder", $"{path} can be read by others", $"chmod 600 {path}");
        if ((File.GetUnixFileMode(folder.Root) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            yield return Finding.Broken("data folder", $"{folder.Root} can be written by others", $"chmod 700 {folder.Root}");
        else if (!CanWrite(folder.Root))
            yield return Finding.Broken("data folder", $"{folder.Root} cannot be written", $"chown it to yourself, or give another one with --data FOLDER");
        else if (open.Count == 0)
            yield return Finding.Good("data folder", folder.Root);
    }

    private static string[] Secrets(DataFolder folder) => [folder.Credentials, folder.AuthorityKey, folder.LeafKey, folder.AccessKeys];

    private static bool CanWrite(string folder)
    {
        var probe = Path.Combine(folder, ".doctor-" + Environment.ProcessId);
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
