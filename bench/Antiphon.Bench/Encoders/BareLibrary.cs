using Antiphon.Audio;
using Antiphon.Audio.Native;

namespace Antiphon.Bench.Encoders;

/// <summary>Nothing but a codec's own calls: no containers, no buffers of ours. A stream goes on from run to run.</summary>
internal sealed class BareLibrary : IDisposable
{
    private const int OpusComplexity = 5;
    private const int VorbisBlock = 256;
    private const float VorbisQuality = 0.4f;
    private const int LameQuality = 7;

    private readonly byte[] _scratch = new byte[20_000];
    private readonly LameHandle? _lame;
    private readonly OpusHandle? _opus;
    private readonly VorbisHandle? _vorbis;

    public BareLibrary(AudioFormat format)
    {
        switch (format.Codec)
        {
            case AudioCodec.Mp3:
                _lame = Lame.Init();
                Lame.SetInputRate(_lame, format.SampleRate);
                Lame.SetOutputRate(_lame, format.SampleRate);
                Lame.SetChannels(_lame, 1);
                Lame.SetMode(_lame, Lame.Mono);
                Lame.SetQuality(_lame, LameQuality);
                Lame.SetBitRate(_lame, 64);
                Lame.SetInfoTag(_lame, 0);
                Lame.SetReservoirDisabled(_lame, 1);
                Lame.InitParameters(_lame);
                break;
            case AudioCodec.OggOpus:
                _opus = Opus.Create(format.SampleRate, 1, Opus.Audio, out _);
                Opus.Set(_opus, Opus.SetComplexity, OpusComplexity);
                Opus.Set(_opus, Opus.SetBitRate, 40_000);
                break;
            case AudioCodec.OggVorbis:
                _vorbis = new VorbisHandle(format.SampleRate, VorbisQuality);
                _vorbis.ReadHeaders(out _, out _, out _);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format.Codec, "No library encodes this.");
        }
    }

    /// <summary>Encodes blocks as the library likes them.</summary>
    public void Encode(ReadOnlySpan<short> samples, int frameLength)
    {
        for (; samples.Length >= frameLength; samples = samples[frameLength..])
        {
            var frame = samples[..frameLength];
            if (_lame is not null) Lame.Encode(_lame, frame, frame, frame.Length, _scratch, _scratch.Length);
            else if (_opus is not null) Opus.Encode(_opus, frame, frame.Length, _scratch, 1275);
            else EncodeVorbis(frame);
        }
    }

    /// <summary>Samples that the library takes at a time; <paramref name="block"/> where it takes any.</summary>
    public static int FrameLength(AudioFormat format, int block) => format.Codec switch
    {
        AudioCodec.OggOpus => format.SampleRate / 50,
        AudioCodec.OggVorbis => VorbisBlock,
        _ => block,
    };

    public void Dispose()
    {
        _lame?.Dispose();
        _opus?.Dispose();
        _vorbis?.Dispose();
    }

    private void EncodeVorbis(ReadOnlySpan<short> frame)
    {
        _vorbis!.Write(frame);
        while (_vorbis.TryEncode(out _))
        {
            // the packet is all that the library makes
        }
    }
}
