namespace Antiphon.Audio.Levels;

/// <summary>
/// Compresses the dynamic range of speech: quiet sounds become louder, loud ones hardly, so that all of it is heard over noise. A
/// feed-forward compressor on the signal's power, near its peaks; a soft limiter keeps it from clipping. Keeps its state from call to
/// call; not thread-safe.
/// </summary>
public sealed class RangeCompressor
{
    private const double ThresholdDb = -30;
    private const double Ratio = 2.5;
    private const double MakeUpDb = 9;
    private const double AttackSeconds = 0.003;
    private const double ReleaseSeconds = 0.05;
    private const int Step = 16;                            // samples that share one gain's goal
    private const float FullScale = 32768;

    private readonly float _attack;
    private readonly float _release;
    private float _power;
    private float _gain = 1;

    /// <param name="sampleRate">Samples a second.</param>
    public RangeCompressor(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        _attack = Towards(AttackSeconds, sampleRate);
        _release = Towards(ReleaseSeconds, sampleRate);
    }

    /// <summary>Compresses the next samples in place.</summary>
    public void Apply(Span<short> samples)
    {
        for (var start = 0; start < samples.Length; start += Step)
        {
            var block = samples[start..Math.Min(start + Step, samples.Length)];
            foreach (var sample in block)
            {
                var power = sample * (sample / (FullScale * FullScale));
                _power += (power - _power) * (power > _power ? _attack : _release);
            }

            Ramp(block, GainAt(_power));
        }
    }

    private void Ramp(Span<short> block, float goal)
    {
        var slope = (goal - _gain) / Step;
        for (var i = 0; i < block.Length; i++)
        {
            _gain += slope;
            block[i] = SampleGain.Limit(block[i] * _gain);
        }
    }

    private static float GainAt(float power)
    {
        var over = (10 * Math.Log10(power + 1e-12)) - ThresholdDb;
        return (float)Math.Pow(10, (MakeUpDb - (Math.Max(0, over) * (1 - (1 / Ratio)))) / 20);
    }

    private static float Towards(double seconds, int sampleRate) => (float)(1 - Math.Exp(-1 / (seconds * sampleRate)));
}
