using System.Text.Json;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Wire.Tests.EventStreams;

/// <summary>The frame vectors of smithy-typescript (bytes and their meaning as JSON) and smithy-rs (bytes).</summary>
internal static class SmithyVectors
{
    public static TheoryData<string> TypeScriptPositives =>
        ["all_headers", "empty_message", "int32_header", "payload_no_headers", "payload_one_str_header"];

    public static TheoryData<string> AllPositives =>
    [
        "smithy-typescript/encoded/positive/all_headers",
        "smithy-typescript/encoded/positive/empty_message",
        "smithy-typescript/encoded/positive/int32_header",
        "smithy-typescript/encoded/positive/payload_no_headers",
        "smithy-typescript/encoded/positive/payload_one_str_header",
        "smithy-rs/valid_empty_payload",
        "smithy-rs/valid_no_headers",
        "smithy-rs/valid_with_all_headers_and_payload",
    ];

    public static byte[] Read(string path) => File.ReadAllBytes(PathOf(path));

    public static string PathOf(string path) => Path.Combine(RepositoryFolder.Shared!, "vectors", "eventstream", path);

    /// <summary>Encodes the meaning of a smithy-typescript vector.</summary>
    public static byte[] Encode(string name)
    {
        using var json = JsonDocument.Parse(Read($"smithy-typescript/decoded/positive/{name}"));
        var writer = new EventStreamHeaderWriter(new byte[1024]);
        foreach (var header in json.RootElement.GetProperty("headers").EnumerateArray())
        {
            Write(ref writer, System.Text.Encoding.UTF8.GetBytes(header.GetProperty("name").GetString()!), header);
        }

        return Messages.Encode(writer.Written, json.RootElement.GetProperty("payload").GetBytesFromBase64());
    }

    private static void Write(ref EventStreamHeaderWriter writer, byte[] name, JsonElement header)
    {
        var value = header.GetProperty("value");
        switch ((EventStreamHeaderType)header.GetProperty("type").GetByte())
        {
            case EventStreamHeaderType.True or EventStreamHeaderType.False: writer.WriteBoolean(name, value.GetBoolean()); break;
            case EventStreamHeaderType.SByte: writer.WriteSByte(name, value.GetSByte()); break;
            case EventStreamHeaderType.Int16: writer.WriteInt16(name, value.GetInt16()); break;
            case EventStreamHeaderType.Int32: writer.WriteInt32(name, value.GetInt32()); break;
            case EventStreamHeaderType.Int64: writer.WriteInt64(name, value.GetInt64()); break;
            case EventStreamHeaderType.Bytes: writer.WriteBytes(name, value.GetBytesFromBase64()); break;
            case EventStreamHeaderType.String: writer.WriteString(name, value.GetBytesFromBase64()); break;
            case EventStreamHeaderType.Timestamp: writer.WriteTimestamp(name, value.GetInt64()); break;
            case EventStreamHeaderType.Uuid: writer.WriteUuid(name, new Guid(value.GetBytesFromBase64(), bigEndian: true)); break;
            default: throw new InvalidDataException("unknown type in the vector");
        }
    }
}
