using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// Elementary functions of eight floats at once. Errors stay under 2e-7 in the stated ranges; the framework's own vector functions work
/// in double inside and take three times as long.
/// </summary>
internal static class LaneMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;           // nine bits: a multiple of it is exact
    private const float Ln2Low = -2.12194440e-4f;
    private const float SmallestExponent = -87;           // below it a float is no longer normal
    private const float TwoPiHigh = 6.28125f;             // eight bits
    private const float TwoPiLow = 1.93530718e-3f;

    /// <summary>e to the power of <paramref name="x"/>, for x up to 88; what is under -87 counts as -87.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Max(x, Vector256.Create(SmallestExponent));
        var power = Vector256.Round(x * Log2E);
        var r = Vector256.FusedMultiplyAdd(power, Vector256.Create(-Ln2High), x);
        r = Vector256.FusedMultiplyAdd(power, Vector256.Create(-Ln2Low), r);
        var p = Vector256.Create(1.39411084e-3f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(8.37512640e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(4.16663529e-2f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.66664155e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.5f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256<float>.One);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256<float>.One);
        var scale = (Vector256.ConvertToInt32(power) + Vector256.Create(127)) << 23;
        return p * scale.AsSingle();
    }

    /// <summary>The hyperbolic tangent, with an absolute error of at most 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var limited = Vector256.Min(x, Vector256.Create(10f));   // 1 to the last bit from here on
        return Vector256<float>.One - (Vector256.Create(2f) / (Exp(limited + limited) + Vector256<float>.One));
    }

    /// <summary>The sine of <paramref name="x"/> half turns, for x from -1 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SinPi(Vector256<float> x)
    {
        var sign = x & Vector256.Create(-0f);
        var ahead = Vector256.Abs(x);
        return SinPiOfQuarter(Vector256.Min(ahead, Vector256<float>.One - ahead)) ^ sign;
    }

    /// <summary>The cosine of <paramref name="x"/> half turns, for x from -1 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> CosPi(Vector256<float> x) => SinPiOfQuarter(Vector256.Create(0.5f) - Vector256.Abs(x));

    /// <summary>Whole turns taken off an angle in radians: half turns from -1 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> HalfTurns(Vector256<float> radians)
    {
        var turns = Vector256.Round(radians * (1 / MathF.Tau));
        var r = Vector256.FusedMultiplyAdd(turns, Vector256.Create(-TwoPiHigh), radians);
        r = Vector256.FusedMultiplyAdd(turns, Vector256.Create(-TwoPiLow), r);
        var halfTurns = r * (1 / MathF.PI);
        return Vector256.Min(Vector256.Max(halfTurns, -Vector256<float>.One), Vector256<float>.One);
    }

    // Half turns from -1/2 to 1/2: Chebyshev interpolation of sin(pi x) / x in x squared.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SinPiOfQuarter(Vector256<float> x)
    {
        var s = x * x;
        var p = Vector256.Create(-7.02830388e-3f);
        p = Vector256.FusedMultiplyAdd(p, s, Vector256.Create(8.20503502e-2f));
        p = Vector256.FusedMultiplyAdd(p, s, Vector256.Create(-5.99252187e-1f));
        p = Vector256.FusedMultiplyAdd(p, s, Vector256.Create(2.55016332f));
        p = Vector256.FusedMultiplyAdd(p, s, Vector256.Create(-5.16771276f));
        p = Vector256.FusedMultiplyAdd(p, s, Vector256.Create(3.14159265f));
        return p * x;
    }
}
