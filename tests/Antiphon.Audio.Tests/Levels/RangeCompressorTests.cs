using Antiphon.Audio.Levels;

namespace Antiphon.Audio.Tests.Levels;

public sealed class RangeCompressorTests
{
    private const int Rate = 24_000;

    [Theory]
    [InlineData(-60, -51)]
    [InlineData(-38, -29)]
    [InlineData(-20, -18.4)]
    [InlineData(-10, -14.4)]
    public void Apply_SteadyTone_ComesOutAtItsPlaceOnTheCurve(double level, double expected)
    {
        var samples = Tone(level, Rate);
        new RangeCompressor(Rate).Apply(samples);
        SampleLevel.RmsDbfs(samples.AsSpan(Rate / 2)).ShouldBe(expected, tolerance: 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(480)]
    public void Apply_InWholeBlocks_GivesTheSameSamples(int blocks)
    {
        var (whole, parts) = (Tone(-20, Rate), Tone(-20, Rate));
        new RangeCompressor(Rate).Apply(whole);
        var compressor = new RangeCompressor(Rate);
        for (var start = 0; start < parts.Length; start += blocks * 16)
        {
            compressor.Apply(parts.AsSpan(start..Math.Min(start + (blocks * 16), parts.Length)));
        }

        parts.ShouldBe(whole);
    }

    [Fact]
    public void Apply_QuietThenFullScale_DoesNotClip()
    {
        short[] samples = [.. Tone(-60, Rate), .. Tone(-3.1, Rate)];
        new RangeCompressor(Rate).Apply(samples);
        SampleLevel.CountClipped(samples).ShouldBe(0);
    }

    [Fact]
    public void Gain_BeyondTheRange_IsBentBack()
    {
        var samples = Tone(-9, Rate);
        SampleGain.Apply(samples, 4);
        SampleLevel.CountClipped(samples, runLength: 24).ShouldBe(0);
        SampleLevel.RmsDbfs(samples).ShouldBeInRange(-6, -1);
    }

    [Fact]
    public void Gain_WithinTheRange_IsExact()
    {
        short[] samples = [0, 100, -100, 8000];
        SampleGain.Apply(samples, 0.5f);
        samples.ShouldBe([(short)0, (short)50, (short)-50, (short)4000]);
    }

    private static short[] Tone(double level, int length)
    {
        var peak = 32768 * Math.Sqrt(2) * Math.Pow(10, level / 20);
        return [.. Enumerable.Range(0, length).Select(n => (short)(peak * Math.Sin(2 * Math.PI * 437 * n / Rate)))];
    }
}
