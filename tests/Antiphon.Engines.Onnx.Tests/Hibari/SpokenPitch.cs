namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>The pitch of samples at 24 kHz, by autocorrelation.</summary>
internal static class SpokenPitch
{
    private const int Window = 960;
    private const int ShortestPeriod = 48;    // 500 Hz
    private const int LongestPeriod = 400;    // 60 Hz

    /// <summary>The median over all windows with a clear period, in Hz; not a number where there is none.</summary>
    public static double Median(short[] samples)
    {
        var found = new List<double>();
        for (var start = 0; start + Window + LongestPeriod <= samples.Length; start += Window / 4)
        {
            if (PeriodAt(samples, start) is > 0 and var period) found.Add(24_000.0 / period);
        }

        return found.Count == 0 ? double.NaN : found.Order().ElementAt(found.Count / 2);
    }

    // The shortest lag that is nearly as good as the best one: its multiples are as good.
    private static int PeriodAt(short[] samples, int start)
    {
        var likeness = new double[LongestPeriod + 1];
        for (var lag = ShortestPeriod; lag <= LongestPeriod; lag++) likeness[lag] = Likeness(samples, start, lag);
        var best = likeness.Max();
        if (best < 0.7) return 0;
        var lagOfPeak = Array.FindIndex(likeness, value => value > 0.9 * best);
        while (lagOfPeak < LongestPeriod && likeness[lagOfPeak + 1] > likeness[lagOfPeak]) lagOfPeak++;
        return lagOfPeak;
    }

    private static double Likeness(short[] samples, int start, int lag)
    {
        double product = 0, here = 0, there = 0;
        for (var i = start; i < start + Window; i++)
        {
            product += (double)samples[i] * samples[i + lag];
            here += (double)samples[i] * samples[i];
            there += (double)samples[i + lag] * samples[i + lag];
        }

        return here < Window * 10_000.0 ? 0 : product / Math.Sqrt(here * there);
    }
}
