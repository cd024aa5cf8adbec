namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>The periodic Hann window of 1200 samples. Four squared windows, 300 samples apart, add up to 1.5.</summary>
internal static class HannWindow
{
    /// <summary>What the squared windows that overlap at a sample inside the utterance add up to.</summary>
    public const float OverlapSum = 1.5f;

    /// <summary>The window times <paramref name="scale"/>.</summary>
    /// <param name="scale">The factor of even samples.</param>
    /// <param name="oddSign">1, or -1 to negate every odd sample.</param>
    public static float[] Make(double scale, int oddSign = 1)
    {
        var window = new float[FrameGrid.Window];
        for (var n = 0; n < FrameGrid.Window; n++) window[n] = (float)(At(n) * scale * (n % 2 == 0 ? 1 : oddSign));
        return window;
    }

    /// <summary>The window at one sample.</summary>
    public static double At(int sample) => 0.5 - (0.5 * Math.Cos(Math.Tau * sample / FrameGrid.Window));
}
