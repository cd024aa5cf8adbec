namespace Antiphon.Audio.Levels;

/// <summary>How loud samples are, and whether they are damaged. Pure functions; full scale is 32,768.</summary>
public static class SampleLevel
{
    private const double FullScale = 32768;

    /// <summary>The largest distance from zero, 0 to 32,768.</summary>
    public static int Peak(ReadOnlySpan<short> samples)
    {
        var peak = 0;
        foreach (var sample in samples) peak = Math.Max(peak, Math.Abs((int)sample));
        return peak;
    }

    /// <summary>
    /// The root mean square in decibels below full scale: 0 for a full-scale square wave, -3.01 for a full-scale sine,
    /// <see cref="double.NegativeInfinity"/> for silence and for no samples.
    /// </summary>
    public static double RmsDbfs(ReadOnlySpan<short> samples) => 10 * Math.Log10(MeanSquare(samples) / (FullScale * FullScale));

    /// <summary>The mean of the squared samples; 0 for no samples.</summary>
    public static double MeanSquare(ReadOnlySpan<short> samples)
    {
        long sum = 0;
        foreach (var sample in samples) sum += sample * sample;
        return samples.IsEmpty ? 0 : (double)sum / samples.Length;
    }

    /// <summary>Counts samples that stand at either end of the scale in runs of at least <paramref name="runLength"/>.</summary>
    /// <param name="samples">Mono samples.</param>
    /// <param name="runLength">Loud audio may touch the end for a sample; audio that was cut off stays there.</param>
    public static int CountClipped(ReadOnlySpan<short> samples, int runLength = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runLength, 1);
        int clipped = 0, run = 0;
        short previous = 0;
        foreach (var sample in samples)
        {
            var atEnd = sample is short.MaxValue or short.MinValue;
            run = !atEnd ? 0 : sample == previous ? run + 1 : 1;
            if (run == runLength) clipped += runLength;
            else if (run > runLength) clipped++;
            previous = sample;
        }

        return clipped;
    }

    /// <summary>The largest difference between neighbours, 0 to 65,535. A click at a seam shows as a large one.</summary>
    public static int LargestStep(ReadOnlySpan<short> samples)
    {
        var largest = 0;
        for (var i = 1; i < samples.Length; i++) largest = Math.Max(largest, Math.Abs(samples[i] - samples[i - 1]));
        return largest;
    }
}
