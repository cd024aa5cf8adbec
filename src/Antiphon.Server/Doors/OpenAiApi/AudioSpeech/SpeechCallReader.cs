using System.Text.Json;
using Antiphon.Audio;
using Antiphon.Aws.Errors;
using Antiphon.Server.Doors.OpenAiApi.Errors;
using Antiphon.Server.Doors.OpenAiApi.Models;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Doors.OpenAiApi.AudioSpeech;

/// <summary>Reads and checks the JSON of a call (doors.md §1.1). Members that nobody knows are ignored.</summary>
internal sealed class SpeechCallReader(DoorVoices voices, OpenAiOptions options, Func<AudioCodec, bool> isAvailable)
{
    private const double SlowestSpeed = 0.25;
    private const double FastestSpeed = 4;

    /// <exception cref="OpenAiRefusedException">A member is missing or not allowed; the error names it and what is allowed.</exception>
    public SpeechCall Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) throw Invalid("body", "The body is to be one JSON object.");
        CheckModel(Required(body, "model"));
        return new SpeechCall
        {
            Input = ReadInput(body),
            Voice = ReadVoice(body),
            Format = SpeechFormats.Find(Text(body, "response_format") ?? SpeechFormats.Default, isAvailable),
            Style = SpeechManner.Of(Text(body, "instructions"), ReadSpeed(body)),
            AsEvents = ReadStreamFormat(body),
        };
    }

    private static void CheckModel(string id)
    {
        if (DoorModels.Find(id) is null) throw new OpenAiRefusedException(OpenAiError.UnknownModel(id));
    }

    private string ReadInput(JsonElement body)
    {
        var input = Required(body, "input");
        if (input.Length == 0) throw Invalid("input", "'input' is empty.");
        if (input.Length <= options.MaxInputLength) return input;
        throw new OpenAiRefusedException(OpenAiError.Refused(
            "input", "string_above_max_length", $"'input' has {input.Length} characters; at most {options.MaxInputLength} are allowed."));
    }

    private Voice ReadVoice(JsonElement body)
    {
        // A voice of one's own is named in an object.
        var named = TryGet(body, "voice", "body", out var voice) && voice.ValueKind == JsonValueKind.Object ? Text(voice, "id", "voice") : Text(body, "voice");
        if (named is null) throw Invalid("voice", "'voice' is required.");
        if (voices.Find(named) is { } found) return found;
        var known = string.Join(", ", voices.List().Select(known => known.Id));
        throw new OpenAiRefusedException(OpenAiError.Refused("voice", "unknown_voice", $"No voice is called '{AwsError.Abbreviate(named)}'. There are {known}."));
    }

    private static double ReadSpeed(JsonElement body)
    {
        if (!TryGet(body, "speed", "body", out var speed) || speed.ValueKind == JsonValueKind.Null) return 1;
        if (speed.ValueKind == JsonValueKind.Number && speed.TryGetDouble(out var factor) && factor is >= SlowestSpeed and <= FastestSpeed) return factor;
        throw Invalid("speed", $"'speed' is a number from {SlowestSpeed} to {FastestSpeed}.");
    }

    private static bool ReadStreamFormat(JsonElement body) => Text(body, "stream_format") switch
    {
        null or "audio" => false,
        "sse" => true,
        _ => throw Invalid("stream_format", "'stream_format' is 'audio' or 'sse'."),
    };

    private static string Required(JsonElement body, string name) => Text(body, name) ?? throw Invalid(name, $"'{name}' is required.");

    private static string? Text(JsonElement body, string name, string? param = null)
    {
        if (!TryGet(body, name, param ?? "body", out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw Invalid(param ?? name, $"'{name}' is to be a string.");
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a character, written as an escape.
            throw Invalid(param ?? name, $"'{name}' is not valid Unicode.");
        }
    }

    private static bool TryGet(JsonElement body, string name, string param, out JsonElement value)
    {
        try
        {
            return body.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            // Some other member's.
            throw Invalid(param, "A member's name is not valid Unicode.");
        }
    }

    private static OpenAiRefusedException Invalid(string param, string message) => new(OpenAiError.InvalidValue(param, message));
}
