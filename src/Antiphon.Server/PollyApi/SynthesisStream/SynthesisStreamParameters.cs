using Antiphon.Audio;
using Antiphon.Audio.Encoding;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Errors;
using Antiphon.Server.Limits;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.PollyApi.SynthesisStream;

/// <summary>What the headers of a stream ask for, checked.</summary>
/// <param name="Voice">The installed voice that speaks.</param>
/// <param name="Format">How the listener wants it.</param>
internal sealed record SynthesisStreamParameters(Voice Voice, AudioFormat Format)
{
    private const int MostLexicons = 5;
    private const int LongestLexiconName = 20;

    /// <param name="request">As sent.</param>
    /// <param name="voices">Who can speak.</param>
    /// <param name="isAvailable">Whether this machine has the library that a codec needs.</param>
    /// <param name="limits">Whether rates beyond Amazon's are offered.</param>
    /// <exception cref="RequestRefusedException">A header is missing or not allowed; the error names the field and the allowed values.</exception>
    public static SynthesisStreamParameters Check(SynthesisStreamRequest request, PollyVoiceDirectory voices, Func<AudioCodec, bool> isAvailable, ServiceLimits limits)
    {
        CheckEngine(request.Engine);
        var codec = CheckFormat(request.OutputFormat, isAvailable);
        var rate = CheckSampleRate(request.SampleRate, codec, request.OutputFormat!, limits);
        CheckLanguage(request.LanguageCode);
        CheckLexicons(request.LexiconNames);
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

    private static AudioCodec CheckFormat(string? format, Func<AudioCodec, bool> isAvailable)
    {
        // An encoder is made with the first audio, which is after the 200: what it would lack is said here.
        var allowed = OutputFormats.List(isAvailable);
        if (format is null) throw Missing("OutputFormat", allowed);
        if (format == "json") throw Unsupported("OutputFormat 'json' is not possible: a stream has no speech marks.", allowed);
        if (OutputFormats.CodecOf(format) is not { } codec) throw Invalid("OutputFormat", format, allowed);
        if (isAvailable(codec)) return codec;
        var packages = string.Join(' ', AudioEncoders.PackagesOf(codec));
        throw Unsupported($"OutputFormat '{format}' needs a library that this server lacks (on Debian and Ubuntu: apt-get install {packages}).", allowed);
    }

    private static int CheckSampleRate(string? sent, AudioCodec codec, string format, ServiceLimits limits)
    {
        if (sent is null) return AudioFormats.DefaultRate(codec);
        var allowed = OutputFormats.RatesOf(codec, limits);
        if (int.TryParse(sent, System.Globalization.NumberStyles.None, null, out var rate) && allowed.Contains(rate)) return rate;
        throw Invalid("SampleRate", sent, string.Join(", ", allowed) + " for " + format);
    }

    // A code that the voice does not speak is no error: amazon-polly-streaming always sends en-US (polly.md §5).
    private static void CheckLanguage(string? code)
    {
        if (code is not null && !PollyLanguages.IsKnown(code)) throw Invalid("LanguageCode", code, string.Join(", ", PollyLanguages.All));
    }

    // Names that nobody stored are ignored, but they must be names (polly.md §1.1).
    private static void CheckLexicons(IReadOnlyList<string> names)
    {
        const string Allowed = "at most 5 names of 1 to 20 letters and digits";
        if (names.Count > MostLexicons) throw Invalid("LexiconNames", $"{names.Count} names", Allowed);
        if (names.FirstOrDefault(n => n.Length > LongestLexiconName || !n.All(char.IsAsciiLetterOrDigit)) is { } wrong) throw Invalid("LexiconNames", wrong, Allowed);
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

    private static RequestRefusedException Unsupported(string why, string allowed) =>
        new(AwsError.Unsupported("OutputFormat", $"{why} Allowed: {allowed}."));

    private static RequestRefusedException Invalid(string field, string value, string allowed, string? why = null) =>
        new(AwsError.InvalidField(field, $"{field} '{AwsError.Abbreviate(value)}' is not valid.{why} Allowed: {allowed}."));
}
