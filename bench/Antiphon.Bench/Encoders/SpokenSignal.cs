namespace Antiphon.Bench.Encoders;

/// <summary>What encoders work on: voiced syllables, hisses and pauses, no two alike.</summary>
internal static class SpokenSignal
{
    public static short[] Make(int rate, int seconds)
    {
        var samples = new short[rate * seconds];
        var noise = new Random(1);
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / rate;
            var syllable = (int)(time * 4);
            var loudness = Math.Sin(Math.PI * (time * 4 - syllable)) * (syllable % 5 == 4 ? 0 : 1500 + 1000 * (syllable * 7 % 5));
            var sound = syllable % 3 == 2 ? 2 * noise.NextDouble() - 1 : Buzz(time, 110 + 13 * (syllable * 5 % 7));
            samples[i] = (short)(loudness * sound);
        }

        return samples;
    }

    private static double Buzz(double time, double pitch)
    {
        var sum = 0.0;
        for (var harmonic = 1; harmonic <= 20; harmonic++) sum += Math.Sin(2 * Math.PI * pitch * harmonic * time) / harmonic;
        return sum;
    }
}
