using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Antiphon.Text.English.Lexicon;

/// <summary>The form of the model's tables: gzip of one JSON object.</summary>
internal static class CompressedJson
{
    /// <exception cref="InvalidDataException">Not gzip.</exception>
    public static byte[] ReadAll(Stream gz)
    {
        using var unzipped = new GZipStream(gz, CompressionMode.Decompress, leaveOpen: true);
        using var json = new MemoryStream();
        unzipped.CopyTo(json);
        return json.ToArray();
    }

    /// <exception cref="JsonException">Another token comes.</exception>
    public static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type) throw new JsonException("Expected " + type + ".");
    }

    /// <summary>Goes to the object's next name; false at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>The name or string at hand, in <paramref name="buffer"/>, which grows as needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<char> Text(ref Utf8JsonReader reader, ref char[] buffer)
    {
        if (reader.ValueSpan.Length > buffer.Length) buffer = new char[reader.ValueSpan.Length * 2];
        return buffer.AsSpan(0, reader.CopyString(buffer));
    }
}
