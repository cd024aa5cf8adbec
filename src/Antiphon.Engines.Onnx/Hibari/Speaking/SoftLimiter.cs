namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>
/// Bends what would leave the range of 16-bit samples back into it. Without memory: a sample depends on nothing but itself, and quiet
/// sound passes untouched.
/// </summary>
internal static class SoftLimiter
{
    private const float Knee = 0.75f;              // everything below passes as it is
    private const float FullScale = short.MaxValue;

    /// <summary>Writes samples as 16-bit integers.</summary>
    /// <param name="samples">Around 0; full scale is 1.</param>
    /// <param name="gain">Applied first.</param>
    /// <param name="output">As long as <paramref name="samples"/>.</param>
    public static void Write(ReadOnlySpan<float> samples, float gain, Span<short> output)
    {
        for (var i = 0; i < samples.Length; i++) output[i] = (short)MathF.Round(Limit(samples[i] * gain) * FullScale);
    }

    private static float Limit(float sample)
    {
        var size = MathF.Abs(sample);
        if (size <= Knee) return sample;
        const float Room = 1 - Knee;
        return MathF.CopySign(Knee + (Room * MathF.Tanh((size - Knee) / Room)), sample);
    }
}
