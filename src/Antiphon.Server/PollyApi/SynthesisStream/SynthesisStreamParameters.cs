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
    /// <param name="request">As sent.</param>
    /// <param name="voices">Who can speak.</param>
    /// <param name="isAvailable">Whether this machine has the library that a codec needs.</param>
    /// <exception cref="RequestRefusedException">A header is missing or not allowed; the error names the field and the allowed values.</exception>
    public static SynthesisStreamParameters Check(SynthesisStreamRequest request, PollyVoiceDirectory voices, Func<AudioCodec, bool> isAvailable)
    {
        CheckEngine(request.Engine);
        var codec = CheckFormat(request.OutputFormat, isAvailable);
        var rate = CheckSampleRate(request.SampleRate, codec, request.OutputFormat!);
        CheckLanguage(request.LanguageCode);
        MemberChecks.LexiconNames(request.LexiconNames);
        return new(MemberChecks.Voice(request.VoiceId, request.LanguageCode, voices), new AudioFormat(codec, rate));
    }

    private static void CheckEngine(string? engine)
    {
        if (engine is null) throw MemberChecks.Missing("Engine", PollyEngines.Generative);
        if (engine == PollyEngines.Generative) return;
        if (PollyEngines.All.Contains(engine))
        {
            throw new RequestRefusedException(AwsError.Unsupported("Engine", $"The engine '{engine}' cannot stream. Allowed: {PollyEngines.Generative}."));
        }

        throw MemberChecks.Invalid("Engine", engine, PollyEngines.Generative);
    }

    /// <summary>The codec of an audio format.</summary>
    /// <exception cref="RequestRefusedException">It is none, or this machine lacks its library.</exception>
    public static AudioCodec CheckFormat(string? format, Func<AudioCodec, bool> isAvailable)
    {
        // An encoder is made with the first audio, which is after the 200: what it would lack is said here.
        var mp3 = isAvailable(AudioCodec.Mp3);
        var allowed = mp3 ? "mp3, pcm, mulaw, alaw" : "pcm, mulaw, alaw";
        return format switch
        {
            "mp3" when mp3 => AudioCodec.Mp3,
            "mp3" => throw Unsupported("OutputFormat 'mp3' needs libmp3lame, which this server lacks (on Debian and Ubuntu: apt-get install libmp3lame0).", allowed),
            "pcm" => AudioCodec.Pcm,
            "mulaw" => AudioCodec.MuLaw,
            "alaw" => AudioCodec.ALaw,
            null => throw MemberChecks.Missing("OutputFormat", allowed),
            "json" => throw Unsupported("OutputFormat 'json' is not possible: a stream has no speech marks.", allowed),
            "ogg_vorbis" or "ogg_opus" => throw Unsupported($"OutputFormat '{format}' is not available.", allowed),
            _ => throw MemberChecks.Invalid("OutputFormat", format, allowed),
        };
    }

    private static int CheckSampleRate(string? sent, AudioCodec codec, string format)
    {
        if (sent is null) return AudioFormats.DefaultRate(codec);
        var allowed = AudioFormats.AllowedRates(codec);
        if (int.TryParse(sent, System.Globalization.NumberStyles.None, null, out var rate) && allowed.Contains(rate)) return rate;
        throw MemberChecks.Invalid("SampleRate", sent, string.Join(", ", allowed) + " for " + format);
    }

    // A code that the voice does not speak is no error: amazon-polly-streaming always sends en-US (polly.md §5).
    private static void CheckLanguage(string? code)
    {
        if (code is not null && !PollyLanguages.IsKnown(code)) throw MemberChecks.Invalid("LanguageCode", code, string.Join(", ", PollyLanguages.All));
    }

    private static RequestRefusedException Unsupported(string why, string allowed) =>
        new(AwsError.Unsupported("OutputFormat", $"{why} Allowed: {allowed}."));
}
