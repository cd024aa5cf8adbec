namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// Soft phonation: vocal folds that close gently make a source that falls faster towards high frequencies, and let some breath through.
/// </summary>
internal static class SoftPhonation
{
    /// <summary>How far below the harmonics breath is heard at least, as a logarithm: 22 dB.</summary>
    public const float BreathUnderVoice = 2.5f;

    private const double FlatBelow = 400;                      // Hz: the lowest harmonics carry a soft voice
    private const double NepersPerOctave = 5.0 / 8.686;        // 5 dB
    private const double Deepest = 18.0 / 8.686;
    private const double BinWidth = FrameGrid.SampleRate / (double)FrameGrid.Window;

    /// <summary>For each bin, what is taken from the logarithms of its voiced parts.</summary>
    public static float[] Tilt { get; } = [.. Enumerable.Range(0, FrameGrid.Bins).Select(bin => (float)At(bin * BinWidth))];

    private static double At(double hertz) => hertz <= FlatBelow ? 0 : Math.Min(Deepest, NepersPerOctave * Math.Log2(hertz / FlatBelow));
}
