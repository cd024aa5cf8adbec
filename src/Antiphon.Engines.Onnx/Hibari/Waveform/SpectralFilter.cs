using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// From the source's spectrum to the sound's. Both are of real signals of 1200 samples, transformed as 600 complex ones (even samples
/// real, odd ones imaginary): bins k and 600 - k are unpacked, given their sound and packed again in one step. Stateless.
/// </summary>
internal static class SpectralFilter
{
    private const int Half = LaneTransform.Length / 2;

    // e to the -2 pi i k / 1200 for k up to 300, real and imaginary parts in turn.
    private static readonly float[] Roots = MakeRoots();

    /// <summary>Replaces the source by the sound.</summary>
    /// <param name="packed">
    /// In: the forward transform of half the windowed source. Out: what a forward transform makes the sound of, times 1200 and with
    /// every odd sample negated.
    /// </param>
    /// <param name="spectrum">The sound's.</param>
    public static void Apply(Span<float> packed, in SpectrumReader spectrum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(packed.Length, LaneTransform.Floats);
        ref var start = ref packed[0];
        ApplyToEnds(ref start, in spectrum);
        for (var bin = 1; bin < Half; bin++) ApplyToPair(ref start, bin, in spectrum);
        ApplyToMiddle(ref start, in spectrum);
    }

    // X[k] = E + W^k O and conj X[600 - k] = E - W^k O, where E and O are the transforms of the even and the odd samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApplyToPair(ref float start, int bin, in SpectrumReader spectrum)
    {
        var mirror = LaneTransform.Length - bin;
        var (cos, sin) = (Roots[2 * bin], Roots[(2 * bin) + 1]);
        var z = LaneComplex.Load(ref start, bin);
        var other = LaneComplex.Load(ref start, mirror).Conjugate;
        var even = z + other;
        var odd = (z - other).Times(sin, -cos);                             // times -i W^k
        var low = spectrum.Sound(bin, even + odd);
        var high = spectrum.Sound(mirror, (even - odd).Conjugate).Conjugate;
        even = low + high;
        var turned = (low - high).Times(sin, cos);                          // times i and the conjugate of W^k
        (even + turned).Conjugate.Store(ref start, bin);
        (even - turned).Store(ref start, mirror);
    }

    // Bins 0 and 600 are real, and share the first packed number.
    private static void ApplyToEnds(ref float start, in SpectrumReader spectrum)
    {
        var z = LaneComplex.Load(ref start, 0);
        var low = spectrum.Sound(0, new((z.Re + z.Im) * 2, Vector256<float>.Zero)).Re;
        var high = spectrum.Sound(LaneTransform.Length, new((z.Re - z.Im) * 2, Vector256<float>.Zero)).Re;
        new LaneComplex(low + high, high - low).Store(ref start, 0);
    }

    private static void ApplyToMiddle(ref float start, in SpectrumReader spectrum)
    {
        var sound = spectrum.Sound(Half, LaneComplex.Load(ref start, Half).Conjugate * 2);
        (sound * 2).Store(ref start, Half);
    }

    private static float[] MakeRoots()
    {
        var roots = new float[LaneTransform.Length];
        for (var k = 0; k < Half; k++)
        {
            var (sin, cos) = Math.SinCos(-Math.Tau * k / FrameGrid.Window);
            (roots[2 * k], roots[(2 * k) + 1]) = ((float)cos, (float)sin);
        }

        return roots;
    }
}
