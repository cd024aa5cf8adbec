using System.Collections.Immutable;
using Antiphon.Audio;
using Antiphon.Audio.Encoding;
using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Limits;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Polly's names of audio formats, and at which rates they are offered.</summary>
internal static class OutputFormats
{
    // As messages list them: what most ask for comes first.
    private static readonly ImmutableArray<(string Name, AudioCodec Codec)> Named =
    [
        ("mp3", AudioCodec.Mp3),
        ("ogg_vorbis", AudioCodec.OggVorbis),
        ("ogg_opus", AudioCodec.OggOpus),
        ("pcm", AudioCodec.Pcm),
        ("mulaw", AudioCodec.MuLaw),
        ("alaw", AudioCodec.ALaw),
    ];

    /// <summary>The codec of this name; null for a name of no audio.</summary>
    public static AudioCodec? CodecOf(string name)
    {
        foreach (var named in Named)
        {
            if (named.Name == name) return named.Codec;
        }

        return null;
    }

    /// <summary>Those names that this machine can encode, separated by commas.</summary>
    public static string List(Func<AudioCodec, bool> isAvailable) =>
        string.Join(", ", Named.Where(named => isAvailable(named.Codec)).Select(named => named.Name));

    /// <summary>Rates in samples a second: Amazon's own where limits are strict, else ours too.</summary>
    public static ImmutableArray<int> RatesOf(AudioCodec codec, PollyLimits limits) =>
        limits.IsStrict ? AudioFormats.AmazonRates(codec) : AudioFormats.AllowedRates(codec);

    /// <summary>The codec that an OutputFormat asks for.</summary>
    /// <param name="format">As sent; null where it is missing.</param>
    /// <param name="isAvailable">Whether this machine has the library that a codec needs.</param>
    /// <exception cref="AwsRefusedException">It is no audio format, or this machine lacks its library.</exception>
    public static AudioCodec Check(string? format, Func<AudioCodec, bool> isAvailable)
    {
        // An encoder is made with the first audio, which on a stream is after the 200: what it would lack is said here.
        var allowed = List(isAvailable);
        if (format is null) throw MemberChecks.Missing("OutputFormat", allowed);
        if (format == PollyOutputFormats.Json) throw Unsupported("OutputFormat 'json' is not possible: a stream has no speech marks.", allowed);
        if (CodecOf(format) is not { } codec) throw MemberChecks.Invalid("OutputFormat", format, allowed);
        if (isAvailable(codec)) return codec;
        var packages = string.Join(' ', AudioEncoders.PackagesOf(codec));
        throw Unsupported($"OutputFormat '{format}' needs a library that this server lacks (on Debian and Ubuntu: apt-get install {packages}).", allowed);
    }

    private static AwsRefusedException Unsupported(string why, string allowed) =>
        new(AwsError.Unsupported("OutputFormat", $"{why} Allowed: {allowed}."));
}
