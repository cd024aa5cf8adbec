using System.Globalization;
using Antiphon.Audio;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Speech.Voices;

namespace Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;

/// <summary>Which audio an OutputFormat and a SampleRate ask for.</summary>
internal static class SpeechFormatCheck
{
    // Of a standard voice (polly.md §3.4).
    private const int DefaultStandardRate = 22050;

    public static AudioFormat Check(string format, string? sampleRate, Voice voice, string engine, SpeechRules rules)
    {
        if (format == PollyOutputFormats.Json) return Unheard(sampleRate, voice, rules);
        var codec = OutputFormats.Check(format, rules.IsAvailable);
        var allowed = OutputFormats.RatesOf(codec, rules.Limits);
        if (string.IsNullOrEmpty(sampleRate))
        {
            var hasStandard = engine == PollyEngines.Standard && AudioFormats.DefaultRate(codec) == 24000;
            return new AudioFormat(codec, hasStandard ? DefaultStandardRate : AudioFormats.DefaultRate(codec));
        }

        if (TryRead(sampleRate, out var rate) && allowed.Contains(rate)) return new AudioFormat(codec, rate);
        throw Refused(sampleRate, $"is not valid for {format}. Allowed: {string.Join(", ", allowed)}.");
    }

    // Marks tell of audio that is made and not sent: the cheapest kind will do. A rate says nothing about it, but must be one.
    private static AudioFormat Unheard(string? sampleRate, Voice voice, SpeechRules rules)
    {
        if (!string.IsNullOrEmpty(sampleRate) && !(TryRead(sampleRate, out var rate) && IsAnyRate(rate, rules)))
        {
            throw Refused(sampleRate, "is no sample rate of any format.");
        }

        return AudioFormats.TryGet(AudioCodec.Pcm, voice.SampleRate, out var own) ? own : new AudioFormat(AudioCodec.Pcm, 16000);
    }

    private static bool IsAnyRate(int rate, SpeechRules rules) => PollyOutputFormats.All
        .Select(OutputFormats.CodecOf)
        .Any(codec => codec is { } audio && OutputFormats.RatesOf(audio, rules.Limits).Contains(rate));

    private static bool TryRead(string sent, out int rate) => int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out rate);

    private static AwsRefusedException Refused(string sent, string why) =>
        new(new AwsError(AwsErrorCode.InvalidSampleRate, $"SampleRate '{AwsError.Abbreviate(sent)}' {why}"));
}
