using System.Buffers;
using System.Text;
using System.Text.Json;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Cli.Decode;

/// <summary>A payload where it is JSON.</summary>
internal static class PayloadText
{
    /// <summary>The payload's JSON on one line, or null where it is something else.</summary>
    public static string? JsonOf(in EventStreamMessage message)
    {
        var bytes = message.Payload.ToArray();
        if (bytes.AsSpan().TrimStart(" \t\r\n"u8) is [] or [not ((byte)'{' or (byte)'['), ..]) return null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Encoding.UTF8.GetString(bytes).ReplaceLineEndings(" ");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
