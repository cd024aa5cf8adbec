namespace Antiphon.Engines.Onnx.Moonshine;

/// <summary>
/// Cuts a long recording where it is quietest, so that no window is longer than Moonshine hears well: its errors stay the same up
/// to 35 s, its cost grows faster than the length from 10 s on.
/// </summary>
internal static class WindowCutter
{
    public const int Longest = 15 * MoonshineModel.SampleRate;

    private const int Shortest = Longest / 2;
    private const int FrameLength = MoonshineModel.SampleRate / 50;

    // A pause between words lasts this long at least; the closure before a plosive is shorter.
    private const int PauseFrames = 10;

    public static List<SpeechWindow> Cut(ReadOnlySpan<float> samples)
    {
        var windows = new List<SpeechWindow>();
        var start = 0;
        while (samples.Length - start > Longest)
        {
            var length = Shortest + QuietestPlace(samples.Slice(start + Shortest, Longest - Shortest));
            windows.Add(new SpeechWindow(start, length));
            start += length;
        }

        if (start < samples.Length) windows.Add(new SpeechWindow(start, samples.Length - start));
        return windows;
    }

    /// <summary>The middle of the quietest pause, the last of equals.</summary>
    private static int QuietestPlace(ReadOnlySpan<float> samples)
    {
        Span<double> energies = stackalloc double[samples.Length / FrameLength];
        for (var i = 0; i < energies.Length; i++) energies[i] = Energy(samples.Slice(i * FrameLength, FrameLength));

        var (quietest, place) = (double.MaxValue, 0);
        for (var i = 0; i + PauseFrames <= energies.Length; i++)
        {
            double sum = 0;
            foreach (var energy in energies.Slice(i, PauseFrames)) sum += energy;
            if (sum <= quietest) (quietest, place) = (sum, i);
        }

        return (place + PauseFrames / 2) * FrameLength;
    }

    private static double Energy(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (var sample in samples) sum += sample * sample;
        return sum;
    }
}
