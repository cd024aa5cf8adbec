using System.Buffers;
using System.Runtime.InteropServices;
using Antiphon.Audio.Levels;
using Antiphon.Audio.Resampling;

namespace Antiphon.Speech.Sessions;

/// <summary>What is done to a part's samples before they are encoded: another voice's rate, volume, compression. Used by one task.</summary>
internal sealed class PartSound
{
    private readonly Resampler? _resampler;
    private readonly RangeCompressor? _compressor;
    private readonly float _gain;
    private readonly ArrayBufferWriter<short> _samples = new();

    private PartSound(SpokenPart part, int sampleRate)
    {
        var rate = part.Request.Voice.SampleRate;
        _resampler = rate == sampleRate ? null : new Resampler(rate, sampleRate);
        _compressor = part.IsCompressed ? new RangeCompressor(sampleRate) : null;
        _gain = (float)part.Gain;
    }

    /// <summary>What a part needs; null for nothing.</summary>
    /// <param name="part">Says it.</param>
    /// <param name="sampleRate">Samples a second of the stream's voice.</param>
    public static PartSound? For(SpokenPart part, int sampleRate) =>
        part.Gain != 1 || part.IsCompressed || part.Request.Voice.SampleRate != sampleRate ? new PartSound(part, sampleRate) : null;

    /// <summary>The next samples as they are encoded. Borrowed until the next call.</summary>
    public ReadOnlySpan<short> Pass(ReadOnlySpan<short> samples)
    {
        _samples.ResetWrittenCount();
        if (_resampler is null) _samples.Write(samples);
        else _resampler.Process(samples, _samples);
        return Shaped();
    }

    /// <summary>What was held back. Borrowed until the next call.</summary>
    public ReadOnlySpan<short> Finish()
    {
        _samples.ResetWrittenCount();
        _resampler?.Complete(_samples);
        return Shaped();
    }

    private Span<short> Shaped()
    {
        var samples = MemoryMarshal.AsMemory(_samples.WrittenMemory).Span;
        if (_gain != 1) SampleGain.Apply(samples, _gain);
        _compressor?.Apply(samples);
        return samples;
    }
}
