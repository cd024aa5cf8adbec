using System.Globalization;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Hosting;

/// <summary>The one line that says that the server answers; scripts wait for its word <c>ready</c>.</summary>
internal static class ReadyLine
{
    public static string Of(AntiphonHost host, Settings settings, Surroundings surroundings) => string.Create(
        CultureInfo.InvariantCulture,
        $"antiphon ready on {host.Server.Endpoint.GetLeftPart(UriPartial.Authority)} (http works too) — {Count(host.Voices.Voices.Count, "voice")}, limits {settings.Preset}, data {Short(settings.DataFolder, surroundings)}");

    /// <summary>The options that make another command find this server; empty where the defaults do.</summary>
    public static string OptionsOf(AntiphonHost host, Settings settings, Surroundings surroundings)
    {
        var options = "";
        if (host.Server.Endpoint.Port != new Settings().Port) options += string.Create(CultureInfo.InvariantCulture, $" --port {host.Server.Endpoint.Port}");
        if (settings.DataFolder != SettingsReader.DefaultDataFolder(surroundings)) options += " --data " + ShellQuote.Posix(settings.DataFolder);
        return options;
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Short(string folder, Surroundings surroundings) =>
        surroundings.Variable("HOME") is { } home && folder.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? "~" + folder[home.TrimEnd('/').Length..]
            : folder;
}
