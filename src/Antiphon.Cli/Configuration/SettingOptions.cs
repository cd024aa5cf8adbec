using System.CommandLine;
using System.Globalization;
using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Configuration;

/// <summary>The options that several commands share, and the settings they give together with file and environment.</summary>
internal sealed class SettingOptions
{
    /// <summary><c>--port</c>.</summary>
    public Option<int?> Port { get; } = new("--port", "-p") { HelpName = "N", Description = "Port of the server; 0 takes a free one. [default: 8443]" };

    /// <summary><c>--data</c>.</summary>
    public Option<string?> Data { get; } = new("--data")
    {
        HelpName = "FOLDER", Description = "Folder of keys and certificates. [default: $XDG_DATA_HOME/antiphon, else ~/.local/share/antiphon]",
    };

    /// <summary><c>--config</c>.</summary>
    public Option<string?> Config { get; } = new("--config")
    {
        HelpName = "FILE", Description = "Configuration file. [default: antiphon.yaml here, else in the data folder]",
    };

    /// <summary><c>--host</c>.</summary>
    public Option<string?> Host { get; } = new("--host")
    {
        HelpName = "NAME", Description = "Where to listen: localhost (127.0.0.1 and ::1), * (every address), or one name or address. [default: localhost]",
    };

    /// <summary><c>--limits</c>.</summary>
    public Option<string?> Limits { get; } = new("--limits")
    {
        HelpName = "local|aws", Description = "local: what the machine can carry; aws: every documented quota of Amazon's. [default: local]",
    };

    /// <summary><c>--log-level</c>.</summary>
    public Option<string?> LogLevel { get; } = new("--log-level")
    {
        HelpName = "LEVEL", Description = "trace, debug, information, warning, error, critical or none; logs go to standard error. [default: information]",
    };

    /// <summary><c>--engines</c>.</summary>
    public Option<string?> Engines { get; } = new("--engines")
    {
        HelpName = "NAMES", Description = "Engines, the preferred first: hibari, espeak, or the test engines tone and silent. [default: hibari, espeak]",
    };

    /// <summary><c>--no-signatures</c>.</summary>
    public Option<bool> NoSignatures { get; } = new("--no-signatures") { Description = "Accept requests of any key, signed or not." };

    /// <summary>What a command that only looks for the server and its data has.</summary>
    public Symbol[] Where => [Port, Data, Config];

    /// <summary>What a command that runs a server has.</summary>
    public Symbol[] Server => [Port, Host, Data, Limits, LogLevel, Engines, NoSignatures, Config];

    /// <summary>Reads file, environment and these options.</summary>
    /// <exception cref="SettingsException">A key or value is wrong.</exception>
    public Settings Read(ParseResult parsed, Surroundings surroundings, params ReadOnlySpan<SettingValue> defaults)
    {
        var said = new List<SettingValue>();
        Say(said, "server.port", Port.Name, parsed.GetValue(Port)?.ToString(CultureInfo.InvariantCulture));
        Say(said, "server.host", Host.Name, parsed.GetValue(Host));
        Say(said, "server.data", Data.Name, parsed.GetValue(Data));
        Say(said, SettingKeys.Preset, Limits.Name, parsed.GetValue(Limits));
        Say(said, "server.log_level", LogLevel.Name, parsed.GetValue(LogLevel));
        Say(said, "engines.use", Engines.Name, parsed.GetValue(Engines));
        if (parsed.GetValue(NoSignatures)) Say(said, "server.verify_signatures", NoSignatures.Name, "false");
        foreach (var value in defaults)
        {
            if (said.TrueForAll(v => v.Key != value.Key)) said.Add(value);
        }

        return SettingsReader.Read(surroundings, said, parsed.GetValue(Config));
    }

    private static void Say(List<SettingValue> said, string key, string origin, string? text)
    {
        if (text is not null) said.Add(new SettingValue(key, text, origin));
    }
}
