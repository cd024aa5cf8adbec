namespace Antiphon.Audio.Levels;

/// <summary>
/// The course of loudness: the root mean square of each window, in sample units. Two recordings of the same speech have envelopes that
/// correlate even where their waveforms, through a codec or another voice model, do not.
/// </summary>
public static class EnergyEnvelope
{
    /// <summary>Windows a second: each is 20 ms.</summary>
    public const int WindowsPerSecond = 50;

    /// <summary>How many whole windows fit into so many samples.</summary>
    public static int CountWindows(int sampleCount, int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        return (int)((long)sampleCount * WindowsPerSecond / sampleRate);
    }

    /// <summary>Makes the envelope of whole windows; a rest shorter than one is left out.</summary>
    public static double[] Of(ReadOnlySpan<short> samples, int sampleRate)
    {
        var envelope = new double[CountWindows(samples.Length, sampleRate)];
        Fill(samples, sampleRate, envelope);
        return envelope;
    }

    /// <summary>Writes the first windows' levels.</summary>
    /// <param name="samples">Mono samples.</param>
    /// <param name="sampleRate">Samples a second. Where 20 ms is no whole number of them, windows differ by one and never drift.</param>
    /// <param name="destination">At most <see cref="CountWindows"/> values; all of it is filled.</param>
    public static void Fill(ReadOnlySpan<short> samples, int sampleRate, Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, CountWindows(samples.Length, sampleRate), nameof(destination));
        for (var i = 0; i < destination.Length; i++)
        {
            var start = (int)((long)i * sampleRate / WindowsPerSecond);
            var end = (int)((i + 1L) * sampleRate / WindowsPerSecond);
            destination[i] = Math.Sqrt(SampleLevel.MeanSquare(samples[start..end]));
        }
    }

    /// <summary>
    /// Pearson's correlation of two envelopes over the windows that both have: 1 for the same course at any volume, near 0 for unrelated
    /// ones. 0 where either does not vary.
    /// </summary>
    /// <param name="a">One envelope.</param>
    /// <param name="b">The other.</param>
    /// <param name="lag">How many windows later <paramref name="b"/> tells the same; negative for earlier.</param>
    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int lag = 0)
    {
        a = lag < 0 ? a[Math.Min(-lag, a.Length)..] : a;
        b = lag > 0 ? b[Math.Min(lag, b.Length)..] : b;
        var count = Math.Min(a.Length, b.Length);
        double meanA = Mean(a[..count]), meanB = Mean(b[..count]), both = 0, squareA = 0, squareB = 0;
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (a[i] - meanA, b[i] - meanB);
            both += x * y;
            squareA += x * x;
            squareB += y * y;
        }

        return squareA > 0 && squareB > 0 ? both / Math.Sqrt(squareA * squareB) : 0;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return values.IsEmpty ? 0 : sum / values.Length;
    }
}
