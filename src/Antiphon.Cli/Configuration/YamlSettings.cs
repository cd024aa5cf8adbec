using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Antiphon.Cli.Configuration;

/// <summary>Reads a configuration file: sections, each with its keys.</summary>
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
        if (root is YamlScalarNode { Value: null or "" }) yield break;
        foreach (var (section, content) in MappingOf(path, root, "sections such as 'server:'"))
        {
            if (content is YamlScalarNode { Value: null or "" }) continue;
            foreach (var (name, value) in MappingOf(path, content, "keys such as 'port: 8443'"))
            {
                yield return new SettingValue($"{Scalar(path, section)}.{Scalar(path, name)}", ValueOf(path, value), At(path, name));
            }
        }
    }

    private static YamlMappingNode MappingOf(string path, YamlNode node, string expected) =>
        node as YamlMappingNode ?? throw new SettingsException($"{At(path, node)}: {expected} are expected here.");

    private static string ValueOf(string path, YamlNode node) => node is YamlSequenceNode list
        ? string.Join(',', list.Select(item => Scalar(path, item)))
        : Scalar(path, node);

    private static string Scalar(string path, YamlNode node) =>
        node is YamlScalarNode scalar ? scalar.Value ?? "" : throw new SettingsException($"{At(path, node)}: a plain value is expected here.");

    private static string At(string path, YamlNode node) => $"{path}:{node.Start.Line}";
}
