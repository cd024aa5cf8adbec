using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>Eight complex numbers, one of each frame. In memory: eight real parts, then eight imaginary ones.</summary>
internal readonly struct LaneComplex(Vector256<float> re, Vector256<float> im)
{
    /// <summary>Floats that one of them takes in memory.</summary>
    public const int Floats = 2 * FrameGrid.Lanes;

    public Vector256<float> Re { get; } = re;

    public Vector256<float> Im { get; } = im;

    /// <summary>i times this.</summary>
    public LaneComplex TimesI
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(-Im, Re);
    }

    /// <summary>The same with its imaginary part negated: a forward transform between two of them is an inverse one.</summary>
    public LaneComplex Conjugate
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Re, -Im);
    }

    /// <summary>Reads number <paramref name="index"/> of those that begin at <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex Load(ref float start, int index)
    {
        ref var at = ref Unsafe.Add(ref start, index * Floats);
        return new(Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, FrameGrid.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float start, int index)
    {
        ref var at = ref Unsafe.Add(ref start, index * Floats);
        Re.StoreUnsafe(ref at);
        Im.StoreUnsafe(ref at, FrameGrid.Lanes);
    }

    /// <summary>This times one complex number for all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneComplex Times(float re, float im)
    {
        var (x, y) = (Vector256.Create(re), Vector256.Create(im));
        return new(Vector256.FusedMultiplyAdd(-Im, y, Re * x), Vector256.FusedMultiplyAdd(Re, y, Im * x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex operator +(LaneComplex a, LaneComplex b) => new(a.Re + b.Re, a.Im + b.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex operator -(LaneComplex a, LaneComplex b) => new(a.Re - b.Re, a.Im - b.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneComplex operator *(LaneComplex a, float scale) => new(a.Re * scale, a.Im * scale);
}
