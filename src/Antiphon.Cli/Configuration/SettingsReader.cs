using Antiphon.Cli.Terminal;

namespace Antiphon.Cli.Configuration;

/// <summary>Joins the sources of settings: the file, then the environment, then the options of the command line.</summary>
internal static class SettingsReader
{
    /// <summary>Name of the file that is looked for in the working folder, then in the data folder.</summary>
    public const string FileName = "antiphon.yaml";

    private const string Prefix = "ANTIPHON_";
    private const string DataKey = "server.data";

    /// <param name="surroundings">Environment and working folder.</param>
    /// <param name="options">What the command line says; it wins over everything.</param>
    /// <param name="file">The file to read instead of looking for one.</param>
    /// <exception cref="SettingsException">A key or a value is wrong; the message says where it stands.</exception>
    public static Settings Read(Surroundings surroundings, IReadOnlyList<SettingValue> options, string? file = null)
    {
        List<SettingValue> said = [.. FromEnvironment(surroundings), .. options];
        var data = surroundings.PathOf(said.LastOrDefault(v => v.Key == DataKey)?.Text ?? DefaultDataFolder(surroundings));
        var path = file is not null ? surroundings.PathOf(file) : FindFile(surroundings, data);
        List<SettingValue> values = [.. StandardTelemetry(surroundings), .. ModelsVariable(surroundings), .. path is null ? [] : YamlSettings.Read(path), .. said];

        var settings = new Settings { DataFolder = data };

        // The preset first: what is said of single limits changes it, whichever source said so.
        foreach (var value in values.OrderBy(v => v.Key != SettingKeys.Preset)) settings = SettingKeys.Apply(settings, value);
        return Validated(settings with { DataFolder = surroundings.PathOf(settings.DataFolder) });
    }

    /// <summary><c>$XDG_DATA_HOME/antiphon</c>, else <c>~/.local/share/antiphon</c>.</summary>
    public static string DefaultDataFolder(Surroundings surroundings)
    {
        // XDG: a relative path is to be ignored.
        if (surroundings.Variable("XDG_DATA_HOME") is { } xdg && Path.IsPathRooted(xdg)) return Path.Combine(xdg, "antiphon");
        var home = surroundings.Variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? Path.Combine(home, ".local", "share", "antiphon")
            : throw new SettingsException("HOME is not set: say --data FOLDER.");
    }

    private static IEnumerable<SettingValue> FromEnvironment(Surroundings surroundings) =>
        from variable in surroundings.Variables
        where variable.Key.StartsWith(Prefix, StringComparison.Ordinal) && variable.Key.Contains("__", StringComparison.Ordinal)
        orderby variable.Key
        let key = variable.Key[Prefix.Length..].ToLowerInvariant().Replace("__", ".", StringComparison.Ordinal)
        select new SettingValue(key, variable.Value, variable.Key);

    private static string? FindFile(Surroundings surroundings, string data) =>
        new[] { surroundings.WorkingFolder, data }.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);

    private static IEnumerable<SettingValue> ModelsVariable(Surroundings surroundings) =>
        surroundings.Variable("ANTIPHON_MODELS") is { } folder ? [new SettingValue("engines.models", folder, "ANTIPHON_MODELS")] : [];

    // OpenTelemetry's own variables: https://opentelemetry.io/docs/specs/otel/protocol/exporter
    private static IEnumerable<SettingValue> StandardTelemetry(Surroundings surroundings)
    {
        if (surroundings.Variable("OTEL_EXPORTER_OTLP_ENDPOINT") is not { } endpoint) yield break;
        yield return new SettingValue("telemetry.otlp", endpoint, "OTEL_EXPORTER_OTLP_ENDPOINT");
        if (surroundings.Variable("OTEL_EXPORTER_OTLP_PROTOCOL") is { } protocol)
            yield return new SettingValue("telemetry.protocol", protocol, "OTEL_EXPORTER_OTLP_PROTOCOL");
    }

    private static Settings Validated(Settings settings)
    {
        try
        {
            settings.Limits.Validate();
            settings.Polly.Validate();
            settings.OpenAi.Validate();
            settings.Scheduler.Validate();
            settings.Tasks.Validate();
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(settings.ClockTolerance, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfLessThan(settings.ShutdownTimeout, TimeSpan.Zero);
            return settings;
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new SettingsException($"{e.ParamName} cannot be {e.ActualValue}: it must be positive.", e);
        }
        catch (ArgumentException e)
        {
            throw new SettingsException(e.Message, e);
        }
    }
}
