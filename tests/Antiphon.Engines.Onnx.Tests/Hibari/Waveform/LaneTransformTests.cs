using System.Numerics;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Waveform;

public sealed class LaneTransformTests
{
    [Fact]
    public void Forward_EachLane_IsTheDiscreteFourierTransform()
    {
        var random = new Random(1);
        var data = new float[LaneTransform.Floats];
        for (var i = 0; i < data.Length; i++) data[i] = random.NextSingle() - 0.5f;
        var lanes = Enumerable.Range(0, FrameGrid.Lanes).Select(lane => LaneOf(data, lane)).ToArray();

        LaneTransform.Forward(data, new float[LaneTransform.Floats]);

        for (var lane = 0; lane < FrameGrid.Lanes; lane++) ShouldBeClose(LaneOf(data, lane), Transform(lanes[lane]));
    }

    [Fact]
    public void Forward_BuffersTooShort_Throws()
    {
        var (enough, tooShort) = (new float[LaneTransform.Floats], new float[LaneTransform.Floats - 1]);

        Should.Throw<ArgumentOutOfRangeException>(() => LaneTransform.Forward(tooShort, enough));
        Should.Throw<ArgumentOutOfRangeException>(() => LaneTransform.Forward(enough, tooShort));
    }

    private static Complex[] LaneOf(float[] data, int lane) =>
        [.. Enumerable.Range(0, LaneTransform.Length).Select(n => new Complex(data[(n * 16) + lane], data[(n * 16) + 8 + lane]))];

    private static Complex[] Transform(Complex[] x) =>
        [.. Enumerable.Range(0, x.Length).Select(k => x.Select((value, n) => value * Root(k * n, x.Length)).Aggregate(Complex.Add))];

    private static Complex Root(int power, int length) => Complex.FromPolarCoordinates(1, -Math.Tau * (power % length) / length);

    private static void ShouldBeClose(Complex[] actual, Complex[] expected) =>
        actual.Zip(expected, (a, b) => (a - b).Magnitude).Max().ShouldBeLessThan(1e-5);
}
