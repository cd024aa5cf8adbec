namespace Antiphon.Audio.Tests;

/// <summary>Sounds whose true course is known at every moment.</summary>
internal static class Signals
{
    public static short[] Sine(double frequency, int rate, int count, double amplitude = 30000) =>
        Sample(rate, count, t => amplitude * Math.Sin(2 * Math.PI * frequency * t));

    /// <summary>A sine that rises evenly from one frequency to another over one second.</summary>
    public static double Sweep(double from, double to, double t) => 30000 * Math.Sin(2 * Math.PI * (from * t + (to - from) * t * t / 2));

    public static short[] Sample(int rate, int count, Func<double, double> course)
    {
        var samples = new short[count];
        for (var i = 0; i < count; i++) samples[i] = (short)Math.Clamp(
            Math.Round(course((double)i / rate)), short.MinValue, short.MaxValue);
        return samples;
    }

    public static short[] Noise(int count, int seed = 1)
    {
        var random = new Random(seed);
        var samples = new short[count];
        for (var i = 0; i < count; i++) samples[i] = (short)random.Next(short.MinValue, short.MaxValue + 1);
        return samples;
    }

    /// <summary>Syllables with pauses: a buzz below 1.5 kHz whose loudness rises and falls, no two alike.</summary>
    public static short[] Syllables(int rate, double seconds) => Sample(rate, (int)(rate * seconds), t =>
    {
        var syllable = (int)(t / 0.25);
        var within = t / 0.25 - syllable;
        var loudness = syllable % 5 == 4 ? 0 : 1500 + 1400 * (syllable * 7 % 5);
        var pitch = 110 + 13 * (syllable * 5 % 7);
        var buzz = 0.0;
        for (var harmonic = 1; harmonic <= 8; harmonic++) buzz += Math.Sin(2 * Math.PI * pitch * harmonic * t) / harmonic;
        return loudness * Math.Sin(Math.PI * within) * buzz;
    });

    /// <summary>By how many samples the decoded sound fits the original best.</summary>
    public static int Delay(short[] original, short[] decoded, int rate, int most)
    {
        var length = rate / 2;
        return Enumerable.Range(0, Math.Min(decoded.Length - length, most)).MaxBy(delay =>
        {
            double sum = 0;
            for (var i = 0; i < length; i += 3) sum += (double)original[i] * decoded[i + delay];
            return sum;
        });
    }

    public static double SignalToNoise(ReadOnlySpan<short> actual, Func<int, double> expected, int skip)
    {
        double signal = 0, noise = 0;
        for (var i = skip; i < actual.Length - skip; i++)
        {
            signal += expected(i) * expected(i);
            noise += Math.Pow(actual[i] - expected(i), 2);
        }

        return 10 * Math.Log10(signal / noise);
    }
}
