using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>Finds where sound begins and ends in the network's samples.</summary>
internal static class SoundEdges
{
    private const int Window = FrameGrid.SampleRate / 200;            // 5 ms
    private const float QuietestMeanSquare = 1e-5f;                    // -50 dB of full scale

    /// <summary>The first sample of the first window that is heard; the length if none is.</summary>
    public static int FindStart(ReadOnlySpan<float> samples)
    {
        for (var start = 0; start + Window <= samples.Length; start += Window)
        {
            if (IsHeard(samples.Slice(start, Window))) return start;
        }

        return samples.Length;
    }

    /// <summary>The sample behind the last window that is heard; 0 if none is.</summary>
    public static int FindEnd(ReadOnlySpan<float> samples)
    {
        for (var end = samples.Length; end >= Window; end -= Window)
        {
            if (IsHeard(samples.Slice(end - Window, Window))) return end;
        }

        return 0;
    }

    private static bool IsHeard(ReadOnlySpan<float> window)
    {
        var sum = 0f;
        foreach (var sample in window) sum += sample * sample;
        return sum > QuietestMeanSquare * Window;
    }
}
