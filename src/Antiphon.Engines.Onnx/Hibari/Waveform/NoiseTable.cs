using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// Normally distributed numbers of variance 1, the same in every run, so that equal requests give equal audio. The voice's noise lies
/// 43 dB under it: a table that repeats is not heard.
/// </summary>
internal static class NoiseTable
{
    private const int Length = 1 << 15;
    private const int BinStride = 53;           // a bin's row repeats in the next bin 53 frames later
    private const int ImaginaryOffset = Length / 2;

    private static readonly float[] Numbers = Make();

    /// <summary>A complex number for one bin of eight frames in a row.</summary>
    /// <param name="bin">From 0 to 600.</param>
    /// <param name="frame">Number of the first frame in its utterance.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex At(int bin, int frame)
    {
        var index = (bin * BinStride) + frame;
        return new(
            Vector256.LoadUnsafe(ref Numbers[index & (Length - 1)]),
            Vector256.LoadUnsafe(ref Numbers[(index + ImaginaryOffset) & (Length - 1)]));
    }

    // Box and Muller's transform of a 64-bit linear congruential sequence (Knuth's MMIX).
    private static float[] Make()
    {
        var numbers = new float[Length + FrameGrid.LanePadding];
        var state = 1UL;
        for (var i = 0; i < Length; i += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - NextUniform(ref state)));
            var (sin, cos) = Math.SinCos(Math.Tau * NextUniform(ref state));
            (numbers[i], numbers[i + 1]) = ((float)(radius * cos), (float)(radius * sin));
        }

        numbers.AsSpan(0, FrameGrid.LanePadding).CopyTo(numbers.AsSpan(Length));
        return numbers;
    }

    private static double NextUniform(ref ulong state)
    {
        state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
        return (state >> 11) * (1.0 / (1UL << 53));
    }
}
