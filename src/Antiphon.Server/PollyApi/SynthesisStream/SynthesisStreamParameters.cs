using Antiphon.Audio;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Errors;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.PollyApi.SynthesisStream;

/// <summary>What the headers of a stream ask for, checked.</summary>
/// <param name="Voice">The installed voice that speaks.</param>
/// <param name="Format">How the listener wants it.</param>
internal sealed record SynthesisStreamParameters(Voice Voice, AudioFormat Format)
{
    /// <exception cref="RequestRefusedException">A header is missing or not allowed; the error names the field and the allowed values.</exception>
    public static SynthesisStreamParameters Check(SynthesisStreamRequest request, PollyVoiceDirectory voices)
    {
        CheckEngine(request.Engine);
        var codec = CheckFormat(request.OutputFormat);
        var rate = CheckSampleRate(request.SampleRate, codec, request.OutputFormat!);
        CheckLanguage(request.LanguageCode);
        return new(CheckVoice(request.VoiceId, voices), new AudioFormat(codec, rate));
    }

    private static void CheckEngine(string? engine)
    {
        if (engine is null) throw Missing("Engine", PollyEngines.Generative);
        if (engine == PollyEngines.Generative) return;
        if (PollyEngines.All.Contains(engine))
        {
            throw new RequestRefusedException(AwsError.Unsupported("Engine", $"The engine '{engine}' cannot stream. Allowed: {PollyEngines.Generative}."));
        }

        throw Invalid("Engine", engine, PollyEngines.Generative);
    }

    private static AudioCodec CheckFormat(string? format) => format switch
    {
        "mp3" => AudioCodec.Mp3,
        "pcm" => AudioCodec.Pcm,
        "mulaw" => AudioCodec.MuLaw,
        "alaw" => AudioCodec.ALaw,
        null => throw Missing("OutputFormat", StreamFormats),
        "json" => throw new RequestRefusedException(AwsError.Unsupported("OutputFormat", $"OutputFormat 'json' is not possible: a stream has no speech marks. Allowed: {StreamFormats}.")),
        "ogg_vorbis" or "ogg_opus" => throw new RequestRefusedException(AwsError.Unsupported("OutputFormat", $"OutputFormat '{format}' is not available. Allowed: {StreamFormats}.")),
        _ => throw Invalid("OutputFormat", format, StreamFormats),
    };

    private const string StreamFormats = "mp3, pcm, mulaw, alaw";

    private static int CheckSampleRate(string? sent, AudioCodec codec, string format)
    {
        if (sent is null) return AudioFormats.DefaultRate(codec);
        var allowed = AudioFormats.AllowedRates(codec);
        if (int.TryParse(sent, System.Globalization.NumberStyles.None, null, out var rate) && allowed.Contains(rate)) return rate;
        throw Invalid("SampleRate", sent, string.Join(", ", allowed) + " for " + format);
    }

    // A code that the voice does not speak is no error: amazon-polly-streaming always sends en-US (polly.md §5).
    private static void CheckLanguage(string? code)
    {
        if (code is not null && !PollyLanguages.IsKnown(code)) throw Invalid("LanguageCode", code, string.Join(", ", PollyLanguages.All));
    }

    private static Voice CheckVoice(string? voiceId, PollyVoiceDirectory voices)
    {
        if (voiceId is null) throw Missing("VoiceId", Ids(voices));
        if (voices.Resolve(voiceId) is { } voice) return voice;
        if (PollyVoices.Find(voiceId) is { } known)
        {
            throw Invalid("VoiceId", voiceId, Ids(voices), $" No installed engine speaks {known.LanguageName}.");
        }

        throw Invalid("VoiceId", voiceId, Ids(voices));
    }

    private static string Ids(PollyVoiceDirectory voices) => string.Join(", ", voices.List().Select(v => v.Id));

    private static RequestRefusedException Missing(string field, string allowed) =>
        new(AwsError.InvalidField(field, $"{field} is required. Allowed: {allowed}."));

    private static RequestRefusedException Invalid(string field, string value, string allowed, string? why = null) =>
        new(AwsError.InvalidField(field, $"{field} '{(value.Length <= 64 ? value : value[..64] + "…")}' is not valid.{why} Allowed: {allowed}."));
}
