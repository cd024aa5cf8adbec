namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>How the voice's spectra lie in time and frequency.</summary>
internal static class FrameGrid
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 24_000;

    /// <summary>Samples from one frame to the next: 12.5 ms.</summary>
    public const int Hop = 300;

    /// <summary>Samples under one window; four frames overlap everywhere inside.</summary>
    public const int Window = 4 * Hop;

    /// <summary>Frequencies of one spectrum, 20 Hz apart, 0 and the highest one included.</summary>
    public const int Bins = (Window / 2) + 1;

    /// <summary>Frames that are computed at once, one in each lane of a vector.</summary>
    public const int Lanes = 8;

    /// <summary>Spare floats that a buffer needs behind its last frame, so that whole vectors can be read there.</summary>
    public const int LanePadding = Lanes - 1;
}
