using System.Buffers;
using System.Text;
using System.Text.Json;
using Antiphon.Aws.Errors;
using Antiphon.Aws.EventStreams;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Aws.PollyApi;

/// <summary>Reads the inner events of a synthesis stream.</summary>
public static class SynthesisInputEventReader
{
    /// <summary>Turns one verified inner message into its event.</summary>
    /// <exception cref="InvalidEventException">
    /// The event is not one of the operation's, or its payload is not what the model says.
    /// </exception>
    public static SynthesisInputEvent Read(in EventStreamMessage message)
    {
        if (!message.TryFind(":event-type"u8, out var type)) throw new InvalidEventException("The event has no :event-type header.");
        if (type.ValueEquals("TextEvent"u8)) return ReadTextEvent(message.Payload);
        if (type.ValueEquals("CloseStreamEvent"u8)) return CloseStreamEvent.Instance;
        throw new InvalidEventException(
            $"Unknown event type '{AwsError.Abbreviate(type.TryGetString(out var name) ? name : "")}': "
            + "TextEvent and CloseStreamEvent are known.");
    }

    // An empty payload means {} (Java's events; sdk-compatibility.md §1), but Text is required.
    private static TextEvent ReadTextEvent(ReadOnlySequence<byte> payload)
    {
        try
        {
            return ReadMembers(new Utf8JsonReader(payload));
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw new InvalidEventException("The TextEvent's payload is not valid JSON in UTF-8: " + malformed.Message);
        }
    }

    private static TextEvent ReadMembers(Utf8JsonReader json)
    {
        string? text = null;
        var (isSsml, force) = (false, false);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("an object was expected");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("Text"u8)) text = ReadString(ref json);
            else if (json.ValueTextEquals("TextType"u8)) isSsml = ReadTextType(ref json);
            else if (json.ValueTextEquals("FlushStreamConfiguration"u8)) force = ReadForce(ref json);
            else json.Skip();
        }

        if (json.Read()) throw new JsonException("one object was expected");
        return new TextEvent(text ?? throw new InvalidEventException("The TextEvent has no Text."), isSsml, force);
    }

    private static string? ReadString(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Null => null,
            _ => throw new JsonException("a string was expected"),
        };
    }

    private static bool ReadTextType(ref Utf8JsonReader json) => ReadString(ref json) switch
    {
        null or "text" => false,
        "ssml" => true,
        var other => throw new InvalidEventException($"Unknown TextType '{AwsError.Abbreviate(other)}': text and ssml are known."),
    };

    // Go and Rust send Force:false as {}, aws-sdk-python sends {} as Force:false: both mean no flush (polly.md §1.2).
    private static bool ReadForce(ref Utf8JsonReader json)
    {
        var force = false;
        json.Read();
        if (json.TokenType == JsonTokenType.Null) return false;
        if (json.TokenType != JsonTokenType.StartObject) throw new JsonException("an object was expected");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isForce = json.ValueTextEquals("Force"u8);
            json.Read();
            if (!isForce) json.Skip();
            else if (json.TokenType != JsonTokenType.Null) force = json.GetBoolean();
        }

        return force;
    }
}
