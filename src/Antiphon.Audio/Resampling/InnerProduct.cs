using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Audio.Resampling;

/// <summary>The resampler's one hot loop.</summary>
internal static class InnerProduct
{
    /// <summary>Sums the products of two rows of equal length, a multiple of <see cref="PolyphaseFilter.TapAlignment"/>.</summary>
    /// <remarks>
    /// The width is fixed at 256 bits and multiply and add stay apart, so that the order of rounding, and with it every output bit, is
    /// the same on machines with wider, narrower or fused units.
    /// </remarks>
    public static float Of(ReadOnlySpan<float> taps, ReadOnlySpan<float> samples)
    {
        var a = MemoryMarshal.Cast<float, Vector256<float>>(taps);
        var b = MemoryMarshal.Cast<float, Vector256<float>>(samples)[..a.Length];
        var even = Vector256<float>.Zero;
        var odd = Vector256<float>.Zero;
        for (var i = 0; i + 1 < a.Length; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        return Vector256.Sum(even + odd);
    }
}
