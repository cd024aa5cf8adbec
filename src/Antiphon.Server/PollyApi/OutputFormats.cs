using System.Collections.Immutable;
using Antiphon.Audio;
using Antiphon.Server.Limits;

namespace Antiphon.Server.PollyApi;

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
    public static ImmutableArray<int> RatesOf(AudioCodec codec, ServiceLimits limits) =>
        limits.IsStrict ? AudioFormats.AmazonRates(codec) : AudioFormats.AllowedRates(codec);
}
