namespace Antiphon.Bench.Spoken;

/// <summary>Where silence ends: one rule for every voice.</summary>
internal static class Onset
{
    private const double Threshold = 0.00316; // −50 dBFS

    /// <summary>Time from the first sample to the first 5 ms window whose RMS is above −50 dBFS; null in silence.</summary>
    /// <param name="samples">In the range −1 to 1.</param>
    /// <param name="sampleRate">Samples a second.</param>
    public static TimeSpan? Find(ReadOnlySpan<float> samples, int sampleRate)
    {
        var window = sampleRate / 200;
        for (var at = 0; at + window <= samples.Length; at += window)
        {
            var sum = 0.0;
            foreach (var sample in samples.Slice(at, window)) sum += sample * sample;
            if (Math.Sqrt(sum / window) > Threshold) return TimeSpan.FromSeconds((double)at / sampleRate);
        }

        return null;
    }
}
