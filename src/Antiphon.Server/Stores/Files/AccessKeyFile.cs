using Antiphon.Server.Keys;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antiphon.Server.Data;

namespace Antiphon.Server.Stores.Files;

/// <summary>The form of keys.json. Does no caching and no locking.</summary>
internal static class AccessKeyFile
{
    /// <exception cref="InvalidDataException">The file is not a list of keys; the message names it.</exception>
    public static IReadOnlyList<AccessKey> Read(string path)
    {
        try
        {
            var keys = JsonSerializer.Deserialize(File.ReadAllBytes(path), AccessKeyFileJson.Default.AccessKeyFileContent)?.Keys;
            if (keys is null) throw new InvalidDataException($"{path} holds no list of keys.");
            return Checked(keys, path);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message}", e);
        }
    }

    public static void Write(string path, IReadOnlyList<AccessKey> keys) =>
        AtomicFile.WriteSecret(path, JsonSerializer.Serialize(new AccessKeyFileContent { Keys = keys }, AccessKeyFileJson.Default.AccessKeyFileContent) + "\n");

    private static List<AccessKey> Checked(IReadOnlyList<AccessKey> read, string path)
    {
        var keys = new List<AccessKey>(read.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in read)
        {
            if (entry is null) throw new InvalidDataException($"{path} holds an empty entry.");
            // The generated reader knows no initializers: what the file leaves out arrives as null.
            var key = entry.Limits is null ? entry with { Limits = new KeyLimits() } : entry;
            key.Validate();
            if (!ids.Add(key.Id)) throw new InvalidDataException($"{path} names {key.Id} twice.");
            keys.Add(key);
        }

        return keys;
    }
}

internal sealed record AccessKeyFileContent
{
    public IReadOnlyList<AccessKey>? Keys { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AccessKeyFileContent))]
internal sealed partial class AccessKeyFileJson : JsonSerializerContext;
