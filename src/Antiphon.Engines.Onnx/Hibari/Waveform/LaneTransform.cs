using System.Runtime.CompilerServices;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// The discrete Fourier transform of 600 complex numbers, for eight frames at once: Stockham's self-sorting passes of radix 5, 5, 4
/// and 6. With a frame in each lane no pass ever moves data across lanes. Stateless.
/// </summary>
internal static class LaneTransform
{
    /// <summary>Complex numbers of one transform.</summary>
    public const int Length = FrameGrid.Window / 2;

    /// <summary>Floats that <see cref="Length"/> numbers of eight frames take.</summary>
    public const int Floats = Length * LaneComplex.Floats;

    private const float Cos72 = 0.309016994f;
    private const float Sin72 = 0.951056516f;
    private const float Cos144 = -0.809016994f;
    private const float Sin144 = 0.587785252f;
    private const float Sin60 = 0.866025404f;

    // e to the -2 pi i n / 600, real and imaginary parts in turn.
    private static readonly float[] Roots = MakeRoots();

    /// <summary>Transforms <paramref name="data"/> in place, unscaled.</summary>
    /// <param name="data">At least <see cref="Floats"/>.</param>
    /// <param name="scratch">At least <see cref="Floats"/>; what was in it is lost.</param>
    public static void Forward(Span<float> data, Span<float> scratch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, Floats);
        ArgumentOutOfRangeException.ThrowIfLessThan(scratch.Length, Floats);
        ref var a = ref data[0];
        ref var b = ref scratch[0];
        PassOfFive(ref a, ref b, count: 120, stride: 1);
        PassOfFive(ref b, ref a, count: 24, stride: 5);
        PassOfFour(ref a, ref b);
        PassOfSix(ref b, ref a);
    }

    // A pass takes elements that are count × stride apart, transforms them, turns them by their roots and puts them stride apart.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PassOfFive(ref float from, ref float to, int count, int stride)
    {
        var apart = count * stride;
        for (var p = 0; p < count; p++)
        {
            var root = stride * p;
            for (var q = 0; q < stride; q++)
            {
                var read = q + (stride * p);
                var x0 = LaneComplex.Load(ref from, read);
                var x1 = LaneComplex.Load(ref from, read + apart);
                var x2 = LaneComplex.Load(ref from, read + (2 * apart));
                var x3 = LaneComplex.Load(ref from, read + (3 * apart));
                var x4 = LaneComplex.Load(ref from, read + (4 * apart));
                var (outer, outerDifference) = (x1 + x4, x1 - x4);
                var (inner, innerDifference) = (x2 + x3, x2 - x3);
                var near = x0 + (outer * Cos72) + (inner * Cos144);
                var far = x0 + (outer * Cos144) + (inner * Cos72);
                var nearTurn = ((outerDifference * Sin72) + (innerDifference * Sin144)).TimesI;
                var farTurn = ((outerDifference * Sin144) - (innerDifference * Sin72)).TimesI;

                var write = q + (5 * stride * p);
                (x0 + outer + inner).Store(ref to, write);
                Turn(near - nearTurn, root).Store(ref to, write + stride);
                Turn(far - farTurn, 2 * root).Store(ref to, write + (2 * stride));
                Turn(far + farTurn, 3 * root).Store(ref to, write + (3 * stride));
                Turn(near + nearTurn, 4 * root).Store(ref to, write + (4 * stride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PassOfFour(ref float from, ref float to)
    {
        const int Stride = 25;
        const int Count = 6;
        const int Apart = Count * Stride;
        for (var p = 0; p < Count; p++)
        {
            var root = Stride * p;
            for (var q = 0; q < Stride; q++)
            {
                var read = q + (Stride * p);
                var write = q + (4 * Stride * p);
                var x0 = LaneComplex.Load(ref from, read);
                var x1 = LaneComplex.Load(ref from, read + Apart);
                var x2 = LaneComplex.Load(ref from, read + (2 * Apart));
                var x3 = LaneComplex.Load(ref from, read + (3 * Apart));
                var (even, evenDifference) = (x0 + x2, x0 - x2);
                var (odd, oddTurn) = (x1 + x3, (x1 - x3).TimesI);
                (even + odd).Store(ref to, write);
                Turn(evenDifference - oddTurn, root).Store(ref to, write + Stride);
                Turn(even - odd, 2 * root).Store(ref to, write + (2 * Stride));
                Turn(evenDifference + oddTurn, 3 * root).Store(ref to, write + (3 * Stride));
            }
        }
    }

    // The last pass: nothing is left to turn. Two and three have no common factor, so that their transforms nest without roots as well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PassOfSix(ref float from, ref float to)
    {
        const int Stride = 100;
        for (var q = 0; q < Stride; q++)
        {
            var x0 = LaneComplex.Load(ref from, q);
            var x3 = LaneComplex.Load(ref from, q + (3 * Stride));
            var x1 = LaneComplex.Load(ref from, q + Stride);
            var x4 = LaneComplex.Load(ref from, q + (4 * Stride));
            var x2 = LaneComplex.Load(ref from, q + (2 * Stride));
            var x5 = LaneComplex.Load(ref from, q + (5 * Stride));
            var (y0, y4, y2) = TransformThree(x0 + x3, x2 + x5, x4 + x1);
            var (y3, y1, y5) = TransformThree(x0 - x3, x2 - x5, x4 - x1);
            y0.Store(ref to, q);
            y1.Store(ref to, q + Stride);
            y2.Store(ref to, q + (2 * Stride));
            y3.Store(ref to, q + (3 * Stride));
            y4.Store(ref to, q + (4 * Stride));
            y5.Store(ref to, q + (5 * Stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (LaneComplex Y0, LaneComplex Y1, LaneComplex Y2) TransformThree(LaneComplex x0, LaneComplex x1, LaneComplex x2)
    {
        var sum = x1 + x2;
        var middle = x0 - (sum * 0.5f);
        var turn = ((x1 - x2) * Sin60).TimesI;
        return (x0 + sum, middle - turn, middle + turn);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneComplex Turn(LaneComplex value, int root) => value.Times(Roots[2 * root], Roots[(2 * root) + 1]);

    private static float[] MakeRoots()
    {
        var roots = new float[2 * Length];
        for (var n = 0; n < Length; n++)
        {
            var (sin, cos) = Math.SinCos(-Math.Tau * n / Length);
            (roots[2 * n], roots[(2 * n) + 1]) = ((float)cos, (float)sin);
        }

        return roots;
    }
}
