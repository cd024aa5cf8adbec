using Antiphon.Audio.Native;

namespace Antiphon.Audio.Encoding;

/// <summary>Makes encoders.</summary>
public static class AudioEncoders
{
    /// <summary>Makes the encoder of one stream; the caller owns and disposes it.</summary>
    /// <param name="format">One of <see cref="AudioFormats"/>' pairs.</param>
    /// <param name="mp3">How to encode MP3; null takes the defaults. Ignored by the other codecs.</param>
    /// <exception cref="ArgumentException">The codec is not offered at this rate, or the options are out of range.</exception>
    /// <exception cref="AudioLibraryMissingException">The codec's native library is not installed.</exception>
    public static IAudioEncoder Create(AudioFormat format, Mp3Options? mp3 = null)
    {
        if (!AudioFormats.IsAllowed(format))
        {
            throw new ArgumentException($"{format.Codec} is not offered at {format.SampleRate} Hz.", nameof(format));
        }

        return format.Codec switch
        {
            AudioCodec.Mp3 => new Mp3Encoder(format.SampleRate, mp3 ?? new Mp3Options()),
            AudioCodec.MuLaw => new G711Encoder<MuLaw>(),
            AudioCodec.ALaw => new G711Encoder<ALaw>(),
            _ => new PcmEncoder(),
        };
    }

    /// <summary>Whether this machine has what <paramref name="codec"/> needs. Looks for the native library at each call until it is there.</summary>
    public static bool IsAvailable(AudioCodec codec) => codec switch
    {
        AudioCodec.Mp3 => Lame.Library.IsPresent,
        _ => !AudioFormats.AllowedRates(codec).IsEmpty,
    };
}
