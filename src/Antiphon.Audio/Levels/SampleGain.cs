namespace Antiphon.Audio.Levels;

/// <summary>Makes samples louder or quieter. What would leave the range is bent back into it: nothing clips. Pure functions.</summary>
public static class SampleGain
{
    private const float Knee = 0.75f * 32768;              // everything below passes as it is
    private const float Room = 32767 - Knee;

    /// <summary>Multiplies samples.</summary>
    /// <param name="samples">Changed in place.</param>
    /// <param name="gain">Factor of the amplitude; 0 is silence.</param>
    public static void Apply(Span<short> samples, float gain)
    {
        for (var i = 0; i < samples.Length; i++) samples[i] = Limit(samples[i] * gain);
    }

    internal static short Limit(float sample)
    {
        var size = MathF.Abs(sample);
        if (size > Knee) size = Knee + (Room * MathF.Tanh((size - Knee) / Room));
        return (short)MathF.Round(MathF.CopySign(size, sample));
    }
}
