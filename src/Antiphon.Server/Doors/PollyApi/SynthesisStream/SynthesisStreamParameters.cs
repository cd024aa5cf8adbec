using Antiphon.Audio;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Limits;
using Antiphon.Speech.Voices;
using Antiphon.Text.Ssml;

namespace Antiphon.Server.Doors.PollyApi.SynthesisStream;

/// <summary>What the headers of a stream ask for, checked.</summary>
/// <param name="Voice">The installed voice that speaks.</param>
/// <param name="Format">How the listener wants it.</param>
internal sealed record SynthesisStreamParameters(Voice Voice, AudioFormat Format)
{
    /// <summary>How documents are read.</summary>
    public required SsmlOptions Ssml { get; init; }

    /// <summary>In the request's order. Whether they are stored is not known yet.</summary>
    public required IReadOnlyList<string> LexiconNames { get; init; }

    /// <param name="request">As sent.</param>
    /// <param name="voices">Who can speak.</param>
    /// <param name="isAvailable">Whether this machine has the library that a codec needs.</param>
    /// <param name="limits">Whether rates beyond Amazon's are offered.</param>
    /// <exception cref="AwsRefusedException">A header is missing or not allowed; the error names the field and the allowed values.</exception>
    public static SynthesisStreamParameters Check(SynthesisStreamRequest request, PollyVoiceDirectory voices, Func<AudioCodec, bool> isAvailable, PollyLimits limits)
    {
        CheckEngine(request.Engine);
        var codec = OutputFormats.Check(request.OutputFormat, isAvailable);
        var rate = CheckSampleRate(request.SampleRate, codec, request.OutputFormat!, limits);
        CheckLanguage(request.LanguageCode);
        MemberChecks.LexiconNames(request.LexiconNames);
        var voice = MemberChecks.Voice(request.VoiceId, request.LanguageCode, voices);
        return new(voice, new AudioFormat(codec, rate))
        {
            Ssml = new SsmlOptions
            {
                Rules = limits.IsStrict ? SsmlRules.Generative : SsmlRules.All,
                Language = voices.LanguageOf(request.VoiceId!, request.LanguageCode) ?? voice.Language,
                VoiceId = request.VoiceId,
            },
            LexiconNames = request.LexiconNames,
        };
    }

    private static void CheckEngine(string? engine)
    {
        if (engine is null) throw MemberChecks.Missing("Engine", PollyEngines.Generative);
        if (engine == PollyEngines.Generative) return;
        if (PollyEngines.All.Contains(engine))
        {
            throw new AwsRefusedException(AwsError.Unsupported("Engine", $"The engine '{engine}' cannot stream. Allowed: {PollyEngines.Generative}."));
        }

        throw MemberChecks.Invalid("Engine", engine, PollyEngines.Generative);
    }

    private static int CheckSampleRate(string? sent, AudioCodec codec, string format, PollyLimits limits)
    {
        if (sent is null) return AudioFormats.DefaultRate(codec);
        var allowed = OutputFormats.RatesOf(codec, limits);
        if (int.TryParse(sent, System.Globalization.NumberStyles.None, null, out var rate) && allowed.Contains(rate)) return rate;
        throw MemberChecks.Invalid("SampleRate", sent, string.Join(", ", allowed) + " for " + format);
    }

    // A code that the voice does not speak is no error: amazon-polly-streaming always sends en-US (polly.md §5).
    private static void CheckLanguage(string? code)
    {
        if (code is not null && !PollyLanguages.IsKnown(code)) throw MemberChecks.Invalid("LanguageCode", code, string.Join(", ", PollyLanguages.All));
    }
}
