using Antiphon.Engines.Onnx.Hibari.Speaking;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Speaking;

public sealed class SoftLimiterTests
{
    [Fact]
    public void Write_QuietSamples_PassUntouched() =>
        Limit(1, 0, 0.25f, -0.5f, 0.75f).ShouldBe([0, 8192, -16384, 24575]);

    [Fact]
    public void Write_Gain_IsAppliedFirst() => Limit(2, 0.1f, -0.2f).ShouldBe([6553, -13107]);

    [Fact]
    public void Write_LoudSamples_BendAndKeepTheirOrder()
    {
        var output = Limit(1, 0.75f, 0.9f, 1, 1.5f, 100, float.PositiveInfinity);

        output.ShouldBeInOrder();
        output[^1].ShouldBe(short.MaxValue);
        Limit(1, -100).ShouldBe([(short)-short.MaxValue]);
    }

    private static short[] Limit(float gain, params float[] samples)
    {
        var output = new short[samples.Length];
        SoftLimiter.Write(samples, gain, output);
        return output;
    }
}
