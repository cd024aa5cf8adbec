using Antiphon.Engines.Onnx.Moonshine;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

public sealed class WindowCutterTests
{
    private const int Second = 16_000;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(15 * Second, 1)]
    [InlineData(15 * Second + 1, 2)]
    [InlineData(60 * Second, 4)]
    public void Cut_Noise_CoversEverySampleOnceInWindowsThatAreShortEnough(int samples, int atLeast)
    {
        var windows = WindowCutter.Cut(Noise(samples));
        windows.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        windows.Sum(window => window.Length).ShouldBe(samples);
        windows.ShouldAllBe(window => window.Length > 0 && window.Length <= 15 * Second);
        for (var i = 1; i < windows.Count; i++) windows[i].Start.ShouldBe(windows[i - 1].Start + windows[i - 1].Length);
    }

    [Theory]
    [InlineData(8.0)]
    [InlineData(11.3)]
    [InlineData(14.5)]
    public void Cut_OnePause_IsWhereTheWindowsMeet(double seconds)
    {
        var samples = Noise(20 * Second);
        var pause = (int)(seconds * Second);
        samples.AsSpan(pause, Second * 3 / 10).Clear();
        var cut = WindowCutter.Cut(samples)[0].Length;
        cut.ShouldBeInRange(pause, pause + Second * 3 / 10);
    }

    private static float[] Noise(int samples)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, samples).Select(_ => random.NextSingle() - 0.5f)];
    }
}
