using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Antiphon.Aws.EventStreams;

namespace Antiphon.Aws.PollyApi;

/// <summary>Writes the inner events of a synthesis stream, as a client sends them.</summary>
public static class SynthesisInputEventWriter
{
    private static readonly byte[] TextHeaders = EventHeaderBlock.ForEvent("TextEvent", "application/json");
    private static readonly byte[] CloseHeaders = EventHeaderBlock.ForEvent("CloseStreamEvent", "application/json");
    private static readonly JsonWriterOptions RawUtf8 = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The event's encoded header block.</summary>
    public static ReadOnlySpan<byte> Headers(SynthesisInputEvent input) => input is TextEvent ? TextHeaders : CloseHeaders;

    /// <summary>Writes the event's JSON.</summary>
    public static void WritePayload(SynthesisInputEvent input, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, RawUtf8);
        json.WriteStartObject();
        if (input is TextEvent text) WriteMembers(json, text);
        json.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter json, TextEvent text)
    {
        json.WriteString("Text"u8, text.Text);
        if (text.IsSsml) json.WriteString("TextType"u8, "ssml"u8);
        if (!text.Force) return;
        json.WriteStartObject("FlushStreamConfiguration"u8);
        json.WriteBoolean("Force"u8, true);
        json.WriteEndObject();
    }
}
