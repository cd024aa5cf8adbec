using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Timing;

/// <summary>When in a segment's samples everything happens. Immutable.</summary>
internal sealed class SegmentTimeline
{
    private const int UnitSamples = 600;

    // Measured over 30 sentences: sounds come 50 ms before the slots that the durations give them.
    private const int Ahead = FrameGrid.SampleRate / 20;

    // The last phoneme's slot holds the silence behind it: its sound ends soon after the slot begins.
    private const int LastSoundLength = FrameGrid.SampleRate / 20;

    private readonly int[] _starts;
    private readonly PhonemeSegment _segment;

    public SegmentTimeline(PhonemeSegment segment, ReadOnlySpan<int> durations)
    {
        _segment = segment;
        _starts = new int[durations.Length + 1];
        for (var i = 0; i < durations.Length; i++) _starts[i + 1] = _starts[i] + (durations[i] * UnitSamples);
    }

    /// <summary>All samples.</summary>
    public int Length => _starts[^1];

    /// <summary>Where the first pad ends: the sound begins shortly before.</summary>
    public int LeadEnd => _starts[1];

    /// <summary>Where the last phoneme's slot begins: the sound ends in it, and the rest is silence.</summary>
    public int TailStart => _starts[_segment.LastSound];

    /// <summary>Where a word begins and ends to the ear.</summary>
    public (int Start, int End) Place(SegmentWord word)
    {
        var start = Math.Clamp(_starts[word.FirstId] - Ahead, 0, TailStart);
        var isLast = word.EndId > _segment.LastSound;
        var end = isLast ? TailStart + LastSoundLength : _starts[word.EndId] - Ahead;
        return (start, Math.Max(start, end));
    }
}
