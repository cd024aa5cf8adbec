using System.Collections.Immutable;
using Antiphon.Audio.Flac;
using Antiphon.Audio.Native;
using Antiphon.Audio.Ogg;
using Antiphon.Audio.Wav;

namespace Antiphon.Audio.Encoding;

/// <summary>Makes encoders.</summary>
public static class AudioEncoders
{
    private static readonly ImmutableArray<NativeCodecLibrary> Mp3Libraries = [Lame.Library];
    private static readonly ImmutableArray<NativeCodecLibrary> OggVorbisLibraries =
        [Vorbis.EncoderLibrary, Vorbis.Library, Native.Ogg.Library];
    private static readonly ImmutableArray<NativeCodecLibrary> OggOpusLibraries = [Opus.Library, Native.Ogg.Library];

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
            AudioCodec.OggVorbis => new OggVorbisEncoder(format.SampleRate),
            AudioCodec.OggOpus => new OggOpusEncoder(format.SampleRate),
            AudioCodec.Wav => new WavEncoder(format.SampleRate),
            AudioCodec.Flac => new FlacEncoder(format.SampleRate),
            _ => new PcmEncoder(),
        };
    }

    /// <summary>Whether this machine has what <paramref name="codec"/> needs. Checked at each call until it has.</summary>
    public static bool IsAvailable(AudioCodec codec) =>
        !AudioFormats.AllowedRates(codec).IsEmpty && LibrariesOf(codec).All(library => library.IsPresent);

    /// <summary>
    /// The Debian packages of the native libraries that <paramref name="codec"/> needs, installed or not; empty where it needs none.
    /// </summary>
    public static ImmutableArray<string> PackagesOf(AudioCodec codec) => [.. LibrariesOf(codec).Select(library => library.DebianPackage)];

    private static ImmutableArray<NativeCodecLibrary> LibrariesOf(AudioCodec codec) => codec switch
    {
        AudioCodec.Mp3 => Mp3Libraries,
        AudioCodec.OggVorbis => OggVorbisLibraries,
        AudioCodec.OggOpus => OggOpusLibraries,
        _ => [],
    };
}
