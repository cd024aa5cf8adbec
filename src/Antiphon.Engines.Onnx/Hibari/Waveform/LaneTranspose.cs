using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>Turns eight vectors of eight floats around: eight samples of each frame become eight frames of each sample, and back.</summary>
internal static class LaneTranspose
{
    /// <summary>Reads eight rows and writes them as eight columns.</summary>
    /// <param name="from">First float of the first row.</param>
    /// <param name="fromStride">Floats from one row to the next.</param>
    /// <param name="to">First float of the first column.</param>
    /// <param name="toStride">Floats from one column to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref float from, int fromStride, ref float to, int toStride)
    {
        var (r0, r1) = ExchangeSingles(Load(ref from, fromStride, 0), Load(ref from, fromStride, 1));
        var (r2, r3) = ExchangeSingles(Load(ref from, fromStride, 2), Load(ref from, fromStride, 3));
        var (r4, r5) = ExchangeSingles(Load(ref from, fromStride, 4), Load(ref from, fromStride, 5));
        var (r6, r7) = ExchangeSingles(Load(ref from, fromStride, 6), Load(ref from, fromStride, 7));
        (r0, r2) = ExchangePairs(r0, r2);
        (r1, r3) = ExchangePairs(r1, r3);
        (r4, r6) = ExchangePairs(r4, r6);
        (r5, r7) = ExchangePairs(r5, r7);
        StoreHalves(r0, r4, ref to, toStride, 0);
        StoreHalves(r1, r5, ref to, toStride, 1);
        StoreHalves(r2, r6, ref to, toStride, 2);
        StoreHalves(r3, r7, ref to, toStride, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(ref float from, int stride, int row) =>
        Vector256.LoadUnsafe(ref Unsafe.Add(ref from, row * stride));

    // Two rows, taken as blocks of two by two: the corner above the diagonal changes places with the one below it. Done with blocks of
    // growing size it turns the whole around.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> A, Vector256<float> B) ExchangeSingles(Vector256<float> a, Vector256<float> b) =>
        Exchange(a, b, Vector256.Create(-1, 0, -1, 0, -1, 0, -1, 0).AsSingle(), Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> A, Vector256<float> B) ExchangePairs(Vector256<float> a, Vector256<float> b) =>
        Exchange(a, b, Vector256.Create(-1, -1, 0, 0, -1, -1, 0, 0).AsSingle(), Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> A, Vector256<float> B) Exchange(
        Vector256<float> a, Vector256<float> b, Vector256<float> keep, Vector256<int> other)
    {
        var fromBelow = Vector256.ConditionalSelect(keep, a, Vector256.Shuffle(b, other));
        var fromAbove = Vector256.ConditionalSelect(keep, Vector256.Shuffle(a, other), b);
        return (fromBelow, fromAbove);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreHalves(Vector256<float> upper, Vector256<float> lower, ref float to, int stride, int row)
    {
        Vector256.Create(upper.GetLower(), lower.GetLower()).StoreUnsafe(ref Unsafe.Add(ref to, row * stride));
        Vector256.Create(upper.GetUpper(), lower.GetUpper()).StoreUnsafe(ref Unsafe.Add(ref to, (row + 4) * stride));
    }
}
