using System.Buffers;
using System.Text.Json;
using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;

namespace Antiphon.Aws.PollyApi;

/// <summary>
/// The events of a synthesis stream's answer: one layer, unsigned, always with a content type, without which the Rust SDK fails
/// (sdk-compatibility.md §1).
/// </summary>
public static class SynthesisOutputEvents
{
    private static readonly byte[] AudioHeaders = EventHeaderBlock.ForEvent("AudioEvent", "application/octet-stream");
    private static readonly byte[] ClosedHeaders = EventHeaderBlock.ForEvent("StreamClosedEvent", "application/json");

    /// <summary>Writes audio bytes as they are: the payload is the blob, without JSON.</summary>
    public static void WriteAudio(EventStreamPipeWriter output, ReadOnlySpan<byte> audio) => output.Write(AudioHeaders, audio);

    /// <summary>Writes the only proof of completeness. Exactly once, last, never after an exception.</summary>
    /// <param name="output">The response.</param>
    /// <param name="requestCharacters">Unicode scalar values of all accepted text, tags excluded.</param>
    public static void WriteClosed(EventStreamPipeWriter output, long requestCharacters)
    {
        var payload = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(payload))
        {
            json.WriteStartObject();
            json.WriteNumber("RequestCharacters"u8, requestCharacters);
            json.WriteEndObject();
        }

        output.Write(ClosedHeaders, payload.WrittenSpan);
    }

    /// <summary>Writes an error as an exception event; the response ends after it.</summary>
    public static void WriteException(EventStreamPipeWriter output, AwsError error)
    {
        var payload = new ArrayBufferWriter<byte>(256);
        error.WriteJson(payload);
        output.Write(EventHeaderBlock.ForException(error.Code.Name), payload.WrittenSpan);
    }
}
