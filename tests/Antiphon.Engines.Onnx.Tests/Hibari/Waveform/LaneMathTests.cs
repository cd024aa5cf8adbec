using System.Runtime.Intrinsics;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Waveform;

public sealed class LaneMathTests
{
    [Fact]
    public void Exp_FromNothingToTheLoudest_IsWithinTwoMillionths() =>
        WorstError(-87, 7.5f, x => LaneMath.Exp(x), Math.Exp, isRelative: true).ShouldBeLessThan(2e-6);

    [Fact]
    public void Tanh_AnyInput_IsWithinTwoTenMillionths() =>
        WorstError(-100, 100, x => LaneMath.Tanh(x), Math.Tanh).ShouldBeLessThan(2e-7);

    [Fact]
    public void SinPiAndCosPi_OneTurn_AreWithinTwoTenMillionths()
    {
        WorstError(-1, 1, x => LaneMath.SinPi(x), x => Math.Sin(Math.PI * x)).ShouldBeLessThan(2e-7);
        WorstError(-1, 1, x => LaneMath.CosPi(x), x => Math.Cos(Math.PI * x)).ShouldBeLessThan(2e-7);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public void HalfTurns_ManyTurns_KeepTheAngle(float reach)
    {
        WorstError(-reach, reach, x => LaneMath.SinPi(LaneMath.HalfTurns(x)), Math.Sin).ShouldBeLessThan(1e-6);
        WorstError(-reach, reach, x => LaneMath.CosPi(LaneMath.HalfTurns(x)), Math.Cos).ShouldBeLessThan(1e-6);
    }

    private static double WorstError(
        float from, float to, Func<Vector256<float>, Vector256<float>> approximation, Func<double, double> exact, bool isRelative = false)
    {
        const int Points = 20_000;
        var worst = 0.0;
        for (var i = 0; i <= Points; i++)
        {
            var x = from + ((to - from) * i / Points);
            var error = Math.Abs(approximation(Vector256.Create(x)).GetElement(0) - exact(x));
            worst = Math.Max(worst, isRelative ? error / exact(x) : error);
        }

        return worst;
    }
}
