using Antiphon.Audio;
using Antiphon.Audio.Encoding;
using Antiphon.Aws.Errors;
using Antiphon.Server.Doors.OpenAiApi.Errors;

namespace Antiphon.Server.Doors.OpenAiApi.AudioSpeech;

/// <summary>OpenAI's names of formats. All are 24 kHz: callers of pcm assume it (doors.md §1.5).</summary>
internal static class SpeechFormats
{
    public const string Default = "mp3";

    private const int Rate = 24_000;
    private const string Allowed = "mp3, opus, flac, wav, pcm";

    /// <summary>What a format's name stands for.</summary>
    /// <exception cref="OpenAiRefusedException">Nobody can encode it here.</exception>
    public static SpeechFormat Find(string name, Func<AudioCodec, bool> isAvailable)
    {
        SpeechFormat? format = name switch
        {
            "mp3" => new(new AudioFormat(AudioCodec.Mp3, Rate), "audio/mpeg"),
            "opus" => new(new AudioFormat(AudioCodec.OggOpus, Rate), "audio/opus"),
            "flac" => new(new AudioFormat(AudioCodec.Flac, Rate), "audio/flac"),
            "wav" => new(new AudioFormat(AudioCodec.Wav, Rate), "audio/wav"),
            "pcm" => new(new AudioFormat(AudioCodec.Pcm, Rate), "audio/pcm"),
            _ => null,
        };
        if (format is null) throw Unsupported($"The format '{AwsError.Abbreviate(name)}' is not supported here. Supported: {Allowed}.");
        if (isAvailable(format.Audio.Codec)) return format;
        var packages = string.Join(' ', AudioEncoders.PackagesOf(format.Audio.Codec));
        throw Unsupported($"The format '{name}' needs a library that this server lacks. On Debian and Ubuntu: apt-get install {packages}");
    }

    private static OpenAiRefusedException Unsupported(string message) => new(OpenAiError.Refused("response_format", "unsupported_format", message));
}

/// <param name="Audio">What the voice's samples become.</param>
/// <param name="ContentType">What the answer says it is.</param>
internal sealed record SpeechFormat(AudioFormat Audio, string ContentType);
