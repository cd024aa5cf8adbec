using System.Collections.Immutable;

namespace Antiphon.Audio;

/// <summary>Which rates each codec is offered at.</summary>
/// <remarks>Polly's own table, and PCM at 22.05 and 24 kHz, which Polly does not have and its users ask for.</remarks>
public static class AudioFormats
{
    private static readonly ImmutableArray<int> TelephoneRates = [8000];
    private static readonly ImmutableArray<int> AmazonPcmRates = [8000, 16000];
    private static readonly ImmutableArray<int> PcmRates = [8000, 16000, 22050, 24000];
    private static readonly ImmutableArray<int> AmazonOpusRates = [48000];
    private static readonly ImmutableArray<int> OpusRates = [8000, 12000, 16000, 24000, 48000];
    private static readonly ImmutableArray<int> MusicRates = [8000, 16000, 22050, 24000, 44100, 48000];

    /// <summary>The rates of <paramref name="codec"/> in samples a second, ascending; empty for a value that is no codec.</summary>
    public static ImmutableArray<int> AllowedRates(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcm => PcmRates,
        AudioCodec.MuLaw or AudioCodec.ALaw => TelephoneRates,
        AudioCodec.OggOpus => OpusRates,
        AudioCodec.Mp3 or AudioCodec.OggVorbis or AudioCodec.Wav or AudioCodec.Flac => MusicRates,
        _ => [],
    };

    /// <summary>Those of them that Amazon documents (polly.md §3.4); empty for a codec that Polly does not have.</summary>
    public static ImmutableArray<int> AmazonRates(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcm => AmazonPcmRates,
        AudioCodec.OggOpus => AmazonOpusRates,
        AudioCodec.Wav or AudioCodec.Flac => [],
        _ => AllowedRates(codec),
    };

    /// <summary>The rate of <paramref name="codec"/>, in samples a second, where the client names none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no codec.</exception>
    public static int DefaultRate(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcm => 16000,
        AudioCodec.Mp3 or AudioCodec.OggVorbis or AudioCodec.Wav or AudioCodec.Flac => 24000,
        AudioCodec.OggOpus => 48000,
        AudioCodec.MuLaw or AudioCodec.ALaw => 8000,
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "No such codec."),
    };

    /// <summary>Whether this codec is offered at this rate.</summary>
    public static bool IsAllowed(AudioFormat format) => AllowedRates(format.Codec).Contains(format.SampleRate);

    /// <summary>Makes a format from what a listener asked for.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="sampleRate">Samples a second; null asks for the codec's default.</param>
    /// <param name="format">The format, or the default value where the codec is not offered at this rate.</param>
    public static bool TryGet(AudioCodec codec, int? sampleRate, out AudioFormat format)
    {
        format = default;
        if (AllowedRates(codec).IsEmpty) return false;
        var asked = new AudioFormat(codec, sampleRate ?? DefaultRate(codec));
        if (!IsAllowed(asked)) return false;
        format = asked;
        return true;
    }
}
