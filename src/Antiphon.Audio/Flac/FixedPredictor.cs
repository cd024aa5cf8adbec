namespace Antiphon.Audio.Flac;

/// <summary>FLAC's five fixed polynomials (RFC 9639 §9.2.5): a sample is guessed from up to four before it.</summary>
internal static class FixedPredictor
{
    public const int HighestOrder = 4;

    /// <summary>The order whose residuals are smallest in sum.</summary>
    public static int BestOrder(ReadOnlySpan<short> samples)
    {
        Span<long> sums = stackalloc long[HighestOrder + 1];
        Span<int> last = stackalloc int[HighestOrder];
        sums.Clear();
        for (var i = 0; i < samples.Length; i++)
        {
            // Each order's residual is the difference of two neighbours of the order below.
            int difference = samples[i];
            for (var order = 0; order <= HighestOrder; order++)
            {
                if (i >= HighestOrder) sums[order] += Math.Abs(difference);
                if (order < HighestOrder) (difference, last[order]) = (difference - last[order], difference);
            }
        }

        var best = 0;
        for (var order = 1; order <= HighestOrder; order++)
        {
            if (sums[order] < sums[best]) best = order;
        }

        return Math.Min(best, samples.Length - 1);
    }

    /// <summary>Writes what the guesses miss; the first <paramref name="order"/> samples have no guess and no residual.</summary>
    public static void FindResiduals(ReadOnlySpan<short> samples, int order, Span<int> residuals)
    {
        for (var i = order; i < samples.Length; i++)
        {
            residuals[i - order] = order switch
            {
                0 => samples[i],
                1 => samples[i] - samples[i - 1],
                2 => samples[i] - 2 * samples[i - 1] + samples[i - 2],
                3 => samples[i] - 3 * samples[i - 1] + 3 * samples[i - 2] - samples[i - 3],
                _ => samples[i] - 4 * samples[i - 1] + 6 * samples[i - 2] - 4 * samples[i - 3] + samples[i - 4],
            };
        }
    }
}
