using System.Text.Json;
using System.Text.Json.Serialization;
using Antiphon.Server.Data;

namespace Antiphon.Server.Keys;

/// <summary>The form of keys.json. Does no caching and no locking.</summary>
internal static class KeyFile
{
    /// <exception cref="InvalidDataException">The file is not a list of keys; the message names it.</exception>
    public static IReadOnlyList<ApiKey> Read(string path)
    {
        try
        {
            var keys = JsonSerializer.Deserialize(File.ReadAllBytes(path), KeyFileJson.Default.KeyFileContent)?.Keys;
            if (keys is null) throw new InvalidDataException($"{path} holds no list of keys.");
            foreach (var key in keys) key.Validate();
            if (keys.DistinctBy(k => k.Id).Count() != keys.Count) throw new InvalidDataException($"{path} names a key twice.");
            return keys;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message}", e);
        }
    }

    public static void Write(string path, IReadOnlyList<ApiKey> keys) =>
        AtomicFile.WriteSecret(path, JsonSerializer.Serialize(new KeyFileContent { Keys = keys }, KeyFileJson.Default.KeyFileContent) + "\n");
}

internal sealed record KeyFileContent
{
    public IReadOnlyList<ApiKey>? Keys { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KeyFileContent))]
internal sealed partial class KeyFileJson : JsonSerializerContext;
