using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// The voice's excitation: at every sample the sum of all harmonics of the pitch up to 11 kHz. Carries its phase from frame to frame;
/// one instance makes one utterance at a time.
/// </summary>
internal sealed class PulseSource
{
    /// <summary>Floats that <see cref="MakeFrame"/> writes: a frame, rounded up to whole vectors.</summary>
    public const int FrameFloats = (FrameGrid.Hop + FrameGrid.Lanes - 1) / FrameGrid.Lanes * FrameGrid.Lanes;

    private const float LowestPitch = 40;          // at and below it nothing is voiced
    private const float HighestHarmonic = 11_000;
    private const float SmallestSine = 0.002f;     // of the denominator: nearer to a pulse's middle it is the number of harmonics
    private const double TurnsPerHertz = 18_446_744_073_709_551_616.0 / FrameGrid.SampleRate;   // 2^64 is a turn
    private const float HalfTurnsPerUnit = 1 / 2_147_483_648f;

    // What the pitch of the frame before, of this one and of the next one add to each sample's pitch.
    private static readonly float[] Before = MakeTaps(static at => Math.Max(0, -at));
    private static readonly float[] Here = MakeTaps(static at => 1 - Math.Abs(at));
    private static readonly float[] After = MakeTaps(static at => Math.Max(0, at));

    private readonly float[] _pitch = new float[FrameFloats];
    private readonly int[] _halfAngles = new int[FrameFloats];
    private ulong _phase;

    /// <summary>Begins another utterance.</summary>
    public void Reset() => _phase = 0;

    /// <summary>Makes one frame's samples.</summary>
    /// <param name="before">Pitch in Hz of the frame before; 40 and less is unvoiced.</param>
    /// <param name="here">Pitch of this frame.</param>
    /// <param name="after">Pitch of the next one.</param>
    /// <param name="samples">Takes the 300 samples, and four without meaning behind them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MakeFrame(float before, float here, float after, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, FrameFloats);
        if (Math.Max(here, Math.Max(before, after)) <= LowestPitch)
        {
            PassUnvoiced(samples);
            return;
        }

        InterpolatePitch(before, here, after);
        AdvancePhase();
        for (var i = 0; i < FrameFloats; i += FrameGrid.Lanes)
        {
            var pitch = Vector256.LoadUnsafe(ref _pitch[i]);
            var pulses = SumOfHarmonics(Vector256.Max(pitch, Vector256.Create(LowestPitch)), Vector256.LoadUnsafe(ref _halfAngles[i]));
            var voiced = Vector256.GreaterThan(pitch, Vector256.Create(LowestPitch));
            (pulses & voiced).StoreUnsafe(ref samples[i]);
        }
    }

    // The phase runs on through unvoiced sound, at the lowest pitch.
    private void PassUnvoiced(Span<float> samples)
    {
        samples[..FrameFloats].Clear();
        _phase += (ulong)(LowestPitch * TurnsPerHertz) * FrameGrid.Hop;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InterpolatePitch(float before, float here, float after)
    {
        for (var i = 0; i < FrameFloats; i += FrameGrid.Lanes)
        {
            var pitch = Vector256.LoadUnsafe(ref Before[i]) * before;
            pitch = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref Here[i]), Vector256.Create(here), pitch);
            pitch = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref After[i]), Vector256.Create(after), pitch);
            pitch.StoreUnsafe(ref _pitch[i]);
        }
    }

    // A turn is 2^64, so that the phase wraps by itself and never loses precision, however long the utterance.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AdvancePhase()
    {
        var phase = _phase;
        for (var i = 0; i < FrameGrid.Hop; i++)
        {
            phase += (ulong)(long)(Math.Max(_pitch[i], LowestPitch) * TurnsPerHertz);
            _halfAngles[i] = (int)(phase >> 33);
        }

        _phase = phase;
    }

    // sin((n + 1/2) t) / (2 sin(t / 2)) - 1/2, the closed form of the sum of n cosines. The angle t / 2 comes as an integer in which
    // 2^32 is a turn: its product with 2n + 1 drops whole turns without a rounding error.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SumOfHarmonics(Vector256<float> pitch, Vector256<int> halfAngle)
    {
        var harmonics = Vector256.Floor(Vector256.Create(HighestHarmonic) / pitch);
        var odd = Vector256.ConvertToInt32(harmonics + harmonics) + Vector256<int>.One;
        var numerator = LaneMath.SinPi(Vector256.ConvertToSingle(odd * halfAngle) * HalfTurnsPerUnit);
        var denominator = LaneMath.SinPi(Vector256.ConvertToSingle(halfAngle) * HalfTurnsPerUnit);
        denominator += denominator;
        var isPeak = Vector256.LessThanOrEqual(Vector256.Abs(denominator), Vector256.Create(SmallestSine));
        return Vector256.ConditionalSelect(isPeak, harmonics, (numerator / denominator) - Vector256.Create(0.5f));
    }

    private static float[] MakeTaps(Func<double, double> weight) =>
        [.. Enumerable.Range(0, FrameFloats).Select(sample => (float)weight((((sample + 0.5) / FrameGrid.Hop) - 0.5)))];
}
