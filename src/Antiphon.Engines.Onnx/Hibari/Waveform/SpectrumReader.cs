using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>The spectrum of the sound of eight frames in a row, bin by bin.</summary>
/// <param name="outputs">The network's.</param>
/// <param name="stride">Frames of each bin there.</param>
/// <param name="first">Index there of the first of the eight.</param>
/// <param name="frame">Its number in the utterance.</param>
/// <param name="shape">How it departs from the network's.</param>
internal readonly ref struct SpectrumReader(SpectrumBuffers outputs, int stride, int first, int frame, SpectrumShape shape)
{
    private const float LoudestLog = 7;       // the network's own limit
    private const float SilentLog = -8;
    private const float WhisperUnderVoice = 1;

    private readonly ref float _harmonics = ref outputs.Harmonics.Span[first];
    private readonly ref float _harmonicPhases = ref outputs.HarmonicPhases.Span[first];
    private readonly ref float _noise = ref outputs.Noise.Span[first];
    private readonly ref float _free = ref outputs.Free.Span[first];
    private readonly ref float _freePhases = ref outputs.FreePhases.Span[first];

    /// <summary>What sounds in a bin: the pulses through the voice's filter, noise, and a part with a phase of its own.</summary>
    /// <param name="bin">From 0 to 600.</param>
    /// <param name="pulses">The source's spectrum there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneComplex Sound(int bin, LaneComplex pulses)
    {
        var (harmonics, noise, free) = ReadLogs(bin);
        var nearest = NearestBin(bin);
        if (shape.Tilt is not null)
        {
            noise = Vector256.Max(noise, harmonics - Vector256.Create(SoftPhonation.BreathUnderVoice));
            var tilt = Vector256.Create(shape.Tilt[bin]);
            (harmonics, free, noise) = (harmonics - tilt, free - tilt, noise - (tilt * 0.5f));
        }

        if (shape.IsWhisper) noise = Vector256.Max(noise, harmonics - Vector256.Create(WhisperUnderVoice));
        var turned = LaneMath.Tanh(Load(in _harmonicPhases, nearest));
        var own = LaneMath.HalfTurns(Load(in _freePhases, nearest));
        return Multiply(Polar(Amplitude(harmonics), turned), pulses)
            + Scale(NoiseTable.At(bin, frame), Amplitude(noise))
            + Polar(Amplitude(free), own);
    }

    private (Vector256<float> Harmonics, Vector256<float> Noise, Vector256<float> Free) ReadLogs(int bin)
    {
        if (shape.Warp is null) return (Load(in _harmonics, bin), Load(in _noise, bin), Load(in _free, bin));
        ref readonly var source = ref shape.Warp[bin];
        var silence = Vector256.Create(SilentLog);
        return source.IsNone
            ? (silence, silence, silence)
            : (Interpolate(in _harmonics, in source), Interpolate(in _noise, in source), Interpolate(in _free, in source));
    }

    // Behind the highest bin the phase belongs to silence.
    private int NearestBin(int bin) => shape.Warp is null ? bin : Math.Max(0, shape.Warp[bin].Nearest);

    private Vector256<float> Interpolate(in float start, in BinSource source)
    {
        var lower = Load(in start, source.Lower);
        return lower + ((Load(in start, source.Lower + 1) - lower) * source.Fraction);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Load(in float start, int bin) => Vector256.LoadUnsafe(in start, (nuint)(bin * stride));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Amplitude(Vector256<float> log) => LaneMath.Exp(Vector256.Min(log, Vector256.Create(LoudestLog)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneComplex Polar(Vector256<float> amplitude, Vector256<float> halfTurns) =>
        new(amplitude * LaneMath.CosPi(halfTurns), amplitude * LaneMath.SinPi(halfTurns));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneComplex Scale(LaneComplex value, Vector256<float> by) => new(value.Re * by, value.Im * by);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneComplex Multiply(LaneComplex a, LaneComplex b) =>
        new((a.Re * b.Re) - (a.Im * b.Im), (a.Re * b.Im) + (a.Im * b.Re));
}
