using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>How much faster a request is spoken so that it fits its bound: known once all of its segments were measured.</summary>
/// <param name="longest">What the request may last.</param>
internal sealed class DurationBound(TimeSpan longest)
{
    private const double Fastest = 5;

    private double _samples;

    /// <summary>Samples that the request may last.</summary>
    public long Longest { get; } = (long)(longest.TotalSeconds * FrameGrid.SampleRate);

    /// <summary>Segments that were measured.</summary>
    public int Measured { get; private set; }

    /// <summary>Factor of all speeds, and the inverse of it for pauses.</summary>
    public double SpeedUp => Math.Clamp(_samples / Math.Max(1, Longest), 1, Fastest);

    /// <summary>Adds the next segment.</summary>
    /// <param name="segment">What is said.</param>
    /// <param name="settings">How.</param>
    /// <param name="pause">Samples behind it.</param>
    /// <param name="runner">Proposes its durations.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public void Measure(PhonemeSegment segment, VoiceSettings settings, int pause, HibariRunner runner, CancellationToken cancellationToken)
    {
        _samples += pause + SegmentSpeech.LengthOf(segment, settings, runner.PredictDurations(segment.Ids, cancellationToken));
        Measured++;
    }
}
