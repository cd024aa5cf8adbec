using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Antiphon.Cli.Configuration;

/// <summary>Reads a configuration file: sections, each with its keys and perhaps sections of its own.</summary>
internal static class YamlSettings
{
    /// <exception cref="SettingsException">The file cannot be read, or is not of that form.</exception>
    public static IEnumerable<SettingValue> Read(string path)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw new SettingsException($"{path}:{e.Start.Line}: {(e.InnerException ?? e).Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path} cannot be read: {e.Message}", e);
        }

        return stream.Documents.Count == 0 ? [] : [.. ReadSections(path, stream.Documents[0].RootNode)];
    }

    private static IEnumerable<SettingValue> ReadSections(string path, YamlNode root)
    {
        if (IsEmpty(root)) yield break;
        foreach (var (section, content) in MappingOf(path, root, "sections such as 'server:'"))
        {
            if (IsEmpty(content)) continue;
            foreach (var value in ReadKeys(path, Scalar(path, section), MappingOf(path, content, "keys such as 'port: 8443'"))) yield return value;
        }
    }

    private static IEnumerable<SettingValue> ReadKeys(string path, string section, YamlMappingNode keys)
    {
        foreach (var (name, value) in keys)
        {
            var key = $"{section}.{Scalar(path, name)}";
            if (value is not YamlMappingNode inner) yield return new SettingValue(key, ValueOf(path, value), At(path, name));
            else foreach (var found in ReadKeys(path, key, inner)) yield return found;
        }
    }

    private static bool IsEmpty(YamlNode node) => node is YamlScalarNode { Value: null or "" };

    private static YamlMappingNode MappingOf(string path, YamlNode node, string expected) =>
        node as YamlMappingNode ?? throw new SettingsException($"{At(path, node)}: {expected} are expected here.");

    private static string ValueOf(string path, YamlNode node) => node is YamlSequenceNode list
        ? string.Join(',', list.Select(item => Scalar(path, item)))
        : Scalar(path, node);

    private static string Scalar(string path, YamlNode node) =>
        node is YamlScalarNode scalar ? scalar.Value ?? "" : throw new SettingsException($"{At(path, node)}: a plain value is expected here.");

    private static string At(string path, YamlNode node) => $"{path}:{node.Start.Line}";
}
