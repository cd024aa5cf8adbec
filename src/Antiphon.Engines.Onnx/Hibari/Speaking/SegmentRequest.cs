using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Prosody;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>A segment that is to be spoken.</summary>
/// <param name="Segment">What to say.</param>
/// <param name="Settings">How.</param>
/// <param name="Pause">Samples of silence behind it.</param>
/// <param name="IsFirst">Whether a listener waits for it.</param>
internal sealed record SegmentRequest(PhonemeSegment Segment, VoiceSettings Settings, int Pause, bool IsFirst)
{
    /// <summary>How much faster than its settings says, whatever becomes of the sounds; 1 to 5.</summary>
    public double SpeedUp { get; init; } = 1;

    /// <summary>Samples that it may last; what is over is taken from the pause.</summary>
    public long Longest { get; init; } = long.MaxValue;
}
