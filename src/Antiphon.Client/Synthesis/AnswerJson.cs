using System.Text.Json;

namespace Antiphon.Client.Synthesis;

/// <summary>The JSON in a service's answer. Whatever it holds, the only exception is <see cref="SynthesisStreamException"/>.</summary>
internal static class AnswerJson
{
    /// <summary>The characters that a StreamClosedEvent says the service counted.</summary>
    /// <exception cref="SynthesisStreamException">The event is not what the service's model says.</exception>
    public static long CharactersOf(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("RequestCharacters"u8).GetInt64();
        }
        catch (Exception malformed) when (
            malformed is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            const string Message = "StreamClosedEvent does not say how many characters were counted.";
            throw new SynthesisStreamException(SynthesisStreamException.MalformedAnswer, Message, malformed);
        }
    }

    /// <summary>The error that a refusal's body or an exception event describes.</summary>
    /// <param name="code">Its name, which stands outside the JSON.</param>
    /// <param name="json">The body; anything.</param>
    /// <param name="statusCode">The HTTP status of a refusal.</param>
    public static SynthesisStreamException ErrorOf(string code, byte[] json, int? statusCode)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            string? Member(string name) => document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
            return new SynthesisStreamException(code, Member("message") ?? Member("Message") ?? "")
            {
                Reason = Member("reason"),
                QuotaCode = Member("quotaCode"),
                StatusCode = statusCode,
            };
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            const string Message = "(the answer's error is not the JSON it must be)";
            return new SynthesisStreamException(code, Message, malformed) { StatusCode = statusCode };
        }
    }
}
