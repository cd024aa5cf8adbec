using Antiphon.Audio.Levels;

namespace Antiphon.Audio.Tests.Resampling;

public sealed class ResamplerQualityTests(ITestOutputHelper log)
{
    // Longer than the longest filter's half: beside the ends the ideal signal is not what the resampler hears.
    private const double Edge = 0.02;

    [Theory]
    [ClassData(typeof(RatePairs))]
    public void Resampler_SweepThroughPassBand_StaysEightyDecibelsAboveItsErrors(int from, int to)
    {
        var top = 0.9 * Math.Min(from, to) / 2;
        var input = Signals.Sample(from, from, t => Signals.Sweep(50, top, t));

        var output = Resample.Whole(from, to, input);

        var ratio = Signals.SignalToNoise(output, i => Signals.Sweep(50, top, (double)i / to), (int)(Edge * to));
        log.WriteLine($"{from} to {to}: sweep {ratio:F1} dB above its errors");
        ratio.ShouldBeGreaterThan(80);
    }

    [Theory]
    [ClassData(typeof(RatePairs))]
    public void Resampler_ToneAtEdgeOfPassBand_KeepsLevelAndPhase(int from, int to)
    {
        var frequency = 0.9 * Math.Min(from, to) / 2;

        var output = Resample.Whole(from, to, Signals.Sine(frequency, from, from / 4));

        Signals.SignalToNoise(output, i => 30000 * Math.Sin(2 * Math.PI * frequency * i / to), (int)(Edge * to)).ShouldBeGreaterThan(80);
    }

    [Theory]
    [ClassData(typeof(RatePairs))]
    public void Resampler_TonesAboveTheNewNyquist_AreEightyDecibelsDown(int from, int to)
    {
        if (to > from) return;
        var worst = double.PositiveInfinity;
        for (var frequency = to / 2.0 * 1.001; frequency < from / 2.0 * 0.999; frequency += to / 2.0 * 0.037)
        {
            var input = Signals.Sine(frequency, from, from / 8, 32000);
            var output = Resample.Whole(from, to, input);
            var interior = output.AsSpan((int)(Edge * to)..^(int)(Edge * to));

            var rejection = SampleLevel.RmsDbfs(input) - SampleLevel.RmsDbfs(interior);
            rejection.ShouldBeGreaterThan(80, $"{frequency} Hz");
            worst = Math.Min(worst, rejection);
        }

        log.WriteLine($"{from} to {to}: aliases at least {worst:F1} dB down");
    }

    [Theory]
    [ClassData(typeof(RatePairs))]
    public void Resampler_Constant_StaysConstant(int from, int to)
    {
        var input = new short[from / 4];
        Array.Fill(input, (short)12345);

        var output = Resample.Whole(from, to, input);

        output.AsSpan((int)(Edge * to)..^(int)(Edge * to)).ToArray().ShouldAllBe(sample => sample == 12345);
    }

    [Theory]
    [ClassData(typeof(RatePairs))]
    public void Resampler_FullScaleSquareWave_SaturatesInsteadOfWrapping(int from, int to)
    {
        var input = Signals.Sample(from, from / 4, t => t * 100 % 1 < 0.5 ? short.MaxValue : short.MinValue);

        var output = Resample.Whole(from, to, input);

        SampleLevel.Peak(output).ShouldBe(32768);
        for (var i = (int)(Edge * to); i < output.Length - (int)(Edge * to); i++)
        {
            var place = (double)i / to * 100 % 1;
            if (place is > 0.1 and < 0.4) ((int)output[i]).ShouldBeGreaterThan(20000);
            if (place is > 0.6 and < 0.9) ((int)output[i]).ShouldBeLessThan(-20000);
        }
    }
}
