using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>The memory that a request keeps between its steps. Used by one request at a time and then by another.</summary>
internal sealed class SpeechWorkspace : IDisposable
{
    /// <summary>What the segment in progress is to say.</summary>
    public SpeechFrames Frames { get; } = new();

    /// <summary>Makes its sound.</summary>
    public Vocoder Vocoder { get; } = new();

    /// <summary>Makes it as loud as the voice's other segments.</summary>
    public LevelTracker Level { get; } = new();

    /// <summary>Sound that was made and not given out yet.</summary>
    public SampleQueue Pending { get; } = new();

    /// <summary>The chunk that was given out last.</summary>
    public short[] Output { get; private set; } = [];

    /// <summary>Room for a chunk of so many samples.</summary>
    public Span<short> RentOutput(int samples)
    {
        if (Output.Length < samples) Output = new short[Math.Max(samples, 2 * Output.Length)];
        return Output.AsSpan(0, samples);
    }

    /// <inheritdoc/>
    public void Dispose() => Frames.Dispose();
}
