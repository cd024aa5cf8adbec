using System.Text;
using Antiphon.Server.Data;

namespace Antiphon.Cli.Env;

/// <summary>The AWS shared-config file of the data folder: region, endpoint and trust of the profile.</summary>
internal static class ProfileFile
{
    /// <summary>Replaces the file where it says something else. Readers meet the old text or the new one.</summary>
    public static void Write(DataFolder folder, string profile, string region, string endpoint)
    {
        var text = $"""
            [profile {profile}]
            region = {region}
            services = {profile}
            ca_bundle = {folder.AuthorityBundle}

            [services {profile}]
            polly =
              endpoint_url = {endpoint}

            """.ReplaceLineEndings("\n");
        if (File.Exists(folder.Config) && File.ReadAllText(folder.Config) == text) return;

        var temporary = folder.Config + "." + Environment.ProcessId + ".tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options)) file.Write(Encoding.UTF8.GetBytes(text));
        File.Move(temporary, folder.Config, overwrite: true);
    }
}
