using System.Buffers;
using System.Runtime.InteropServices;
using Antiphon.Audio.Levels;
using Antiphon.Audio.Resampling;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// What the session does to a request's samples before they are encoded: it converts another voice's sample rate, sets the volume and
/// compresses. Used by one task.
/// </summary>
internal sealed class RequestEffects
{
    private readonly Resampler? _resampler;
    private readonly RangeCompressor? _compressor;
    private readonly float _gain;
    private readonly ArrayBufferWriter<short> _samples = new();

    private RequestEffects(PlannedRequest planned, int sampleRate)
    {
        var rate = planned.Request.Voice.SampleRate;
        _resampler = rate == sampleRate ? null : new Resampler(rate, sampleRate);
        _compressor = planned.IsCompressed ? new RangeCompressor(sampleRate) : null;
        _gain = (float)planned.Gain;
    }

    /// <summary>The effects that a request needs; null for none.</summary>
    /// <param name="planned">The request.</param>
    /// <param name="sampleRate">Samples a second of the session's voice.</param>
    public static RequestEffects? For(PlannedRequest planned, int sampleRate)
    {
        var isNeeded = planned.Gain != 1 || planned.IsCompressed || planned.Request.Voice.SampleRate != sampleRate;
        return isNeeded ? new RequestEffects(planned, sampleRate) : null;
    }

    /// <summary>Applies the effects to the next samples. The result is borrowed until the next call.</summary>
    public ReadOnlySpan<short> Apply(ReadOnlySpan<short> samples)
    {
        _samples.ResetWrittenCount();
        if (_resampler is null) _samples.Write(samples);
        else _resampler.Process(samples, _samples);
        return Shape();
    }

    /// <summary>The samples that the resampler has held back. The result is borrowed until the next call.</summary>
    public ReadOnlySpan<short> Complete()
    {
        _samples.ResetWrittenCount();
        _resampler?.Complete(_samples);
        return Shape();
    }

    private Span<short> Shape()
    {
        var samples = MemoryMarshal.AsMemory(_samples.WrittenMemory).Span;
        if (_gain != 1) SampleGain.Apply(samples, _gain);
        _compressor?.Apply(samples);
        return samples;
    }
}
