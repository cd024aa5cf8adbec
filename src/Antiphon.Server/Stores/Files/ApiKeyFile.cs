using Antiphon.Server.Keys;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antiphon.Server.Data;

namespace Antiphon.Server.Stores.Files;

/// <summary>The form of api-keys.json. Does no caching and no locking.</summary>
internal static class ApiKeyFile
{
    /// <summary>Every key; none where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is not a list of keys; the message names it.</exception>
    public static IReadOnlyList<ApiKey> Read(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            var keys = JsonSerializer.Deserialize(File.ReadAllBytes(path), ApiKeyFileJson.Default.ApiKeyFileContent)?.Keys;
            if (keys is null || keys.Contains(null!)) throw new InvalidDataException($"{path} holds no list of keys.");

            // The generated reader knows no initializers: what the file leaves out arrives as null.
            List<ApiKey> whole = [.. keys.Select(key => key.Limits is null ? key with { Limits = new KeyLimits() } : key)];
            foreach (var key in whole) key.Validate();
            return whole;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is damaged: {e.Message}", e);
        }
    }

    public static void Write(string path, IReadOnlyList<ApiKey> keys) =>
        AtomicFile.WriteSecret(path, JsonSerializer.Serialize(new ApiKeyFileContent { Keys = keys }, ApiKeyFileJson.Default.ApiKeyFileContent) + "\n");
}

internal sealed record ApiKeyFileContent
{
    public IReadOnlyList<ApiKey>? Keys { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ApiKeyFileContent))]
internal sealed partial class ApiKeyFileJson : JsonSerializerContext;
