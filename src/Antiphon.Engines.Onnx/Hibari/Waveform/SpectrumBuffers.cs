using System.Collections.Immutable;
using Antiphon.Engines.Onnx.Runtime;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// Room for the network's five outputs. Each holds bin after bin, and in each bin frame after frame. Not safe for concurrent use.
/// </summary>
internal sealed class SpectrumBuffers : IDisposable
{
    /// <param name="capacity">Frames that it takes.</param>
    public SpectrumBuffers(int capacity)
    {
        // Whole vectors are read behind the last bin's last frame.
        var floats = (capacity * FrameGrid.Bins) + FrameGrid.LanePadding;
        Capacity = capacity;
        All = [new(floats), new(floats), new(floats), new(floats), new(floats)];
    }

    /// <summary>Frames that it takes.</summary>
    public int Capacity { get; }

    /// <summary>All five, in the network's order.</summary>
    public ImmutableArray<NativeBuffer<float>> All { get; }

    /// <summary>Logarithms of how loud the pulses' harmonics are: <c>lh</c>.</summary>
    public NativeBuffer<float> Harmonics => All[0];

    /// <summary>How far the harmonics' phase is turned, before a hyperbolic tangent makes half turns of it: <c>theta</c>.</summary>
    public NativeBuffer<float> HarmonicPhases => All[1];

    /// <summary>Logarithms of how loud noise is: <c>ln</c>.</summary>
    public NativeBuffer<float> Noise => All[2];

    /// <summary>Logarithms of how loud the part with a phase of its own is: <c>lr</c>.</summary>
    public NativeBuffer<float> Free => All[3];

    /// <summary>The free part's phase in radians: <c>phi</c>.</summary>
    public NativeBuffer<float> FreePhases => All[4];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in All) buffer.Dispose();
    }
}
