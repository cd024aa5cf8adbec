namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// Room for the network's five outputs. Each holds bin after bin, and in each bin frame after frame. Not safe for concurrent use.
/// </summary>
/// <param name="capacity">Frames that it takes.</param>
internal sealed class SpectrumBuffers(int capacity)
{
    /// <summary>Frames that it takes.</summary>
    public int Capacity { get; } = capacity;

    /// <summary>Logarithms of how loud the pulses' harmonics are: <c>lh</c>.</summary>
    public float[] Harmonics { get; } = Allocate(capacity);

    /// <summary>How far the harmonics' phase is turned, before a hyperbolic tangent makes half turns of it: <c>theta</c>.</summary>
    public float[] HarmonicPhases { get; } = Allocate(capacity);

    /// <summary>Logarithms of how loud noise is: <c>ln</c>.</summary>
    public float[] Noise { get; } = Allocate(capacity);

    /// <summary>Logarithms of how loud the part with a phase of its own is: <c>lr</c>.</summary>
    public float[] Free { get; } = Allocate(capacity);

    /// <summary>The free part's phase in radians: <c>phi</c>.</summary>
    public float[] FreePhases { get; } = Allocate(capacity);

    // Whole vectors are read behind the last bin's last frame.
    private static float[] Allocate(int frames) => new float[(frames * FrameGrid.Bins) + FrameGrid.LanePadding];
}
