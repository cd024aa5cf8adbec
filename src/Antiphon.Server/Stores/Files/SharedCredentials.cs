using Antiphon.Server.Keys;
using Antiphon.Server.Data;

namespace Antiphon.Server.Stores.Files;

/// <summary>The AWS shared-credentials and shared-config files of the data folder, each with the one profile <c>antiphon</c>.</summary>
internal static class SharedCredentials
{
    public const string Profile = "antiphon";

    public static void Write(DataFolder folder, AccessKey key)
    {
        var text = $"[{Profile}]\naws_access_key_id = {key.Id}\naws_secret_access_key = {key.Secret}\n";
        if (key.SessionToken is { } token) text += $"aws_session_token = {token}\n";
        AtomicFile.WriteSecret(folder.Credentials, text);
    }

    public static void WriteConfigIfMissing(DataFolder folder)
    {
        if (File.Exists(folder.Config)) return;
        AtomicFile.WriteSecret(folder.Config, $"[profile {Profile}]\nregion = us-east-1\n");
    }

    /// <summary>The key of the credentials file, or null where the file or its profile is incomplete.</summary>
    public static AccessKey? TryRead(DataFolder folder, string account)
    {
        if (!File.Exists(folder.Credentials)) return null;
        var values = ReadProfile(File.ReadLines(folder.Credentials));
        if (!values.TryGetValue("aws_access_key_id", out var id) || !values.TryGetValue("aws_secret_access_key", out var secret)) return null;
        if (id.Length == 0 || secret.Length == 0) return null;
        return new AccessKey { Id = id, Secret = secret, Account = account, SessionToken = values.GetValueOrDefault("aws_session_token") };
    }

    private static Dictionary<string, string> ReadProfile(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var inside = false;
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.StartsWith('[')) inside = line == $"[{Profile}]";
            else if (inside && line.Length > 0 && line[0] is not ('#' or ';') && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            {
                values[line[..at].Trim()] = line[(at + 1)..].Trim();
            }
        }

        return values;
    }
}
