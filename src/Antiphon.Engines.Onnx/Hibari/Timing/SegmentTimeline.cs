using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Timing;

/// <summary>When in a segment's samples everything happens. Immutable.</summary>
internal sealed class SegmentTimeline
{
    /// <summary>Samples of one unit of the durations.</summary>
    public const int UnitSamples = 600;

    // Measured over 30 sentences: sounds come 50 ms before the slots that the durations give them.
    private const int Ahead = FrameGrid.SampleRate / 20;

    // The last phoneme's slot holds the silence behind it: its sound ends soon after the slot begins.
    private const int LastSoundLength = FrameGrid.SampleRate / 20;

    private readonly int[] _starts;
    private readonly PhonemeSegment _segment;

    /// <param name="segment">What is said.</param>
    /// <param name="durations">Of each id, in units of 25 ms.</param>
    /// <param name="length">All samples, where some were left out evenly; 0 for as many as the durations say.</param>
    public SegmentTimeline(PhonemeSegment segment, ReadOnlySpan<int> durations, int length = 0)
    {
        _segment = segment;
        _starts = new int[durations.Length + 1];
        for (var i = 0; i < durations.Length; i++) _starts[i + 1] = _starts[i] + (durations[i] * UnitSamples);
        var planned = _starts[^1];
        if (length == 0 || length == planned) return;
        for (var i = 0; i < _starts.Length; i++) _starts[i] = (int)((long)_starts[i] * length / planned);
    }

    /// <summary>All samples.</summary>
    public int Length => _starts[^1];

    /// <summary>Where the first pad ends: the sound begins shortly before.</summary>
    public int LeadEnd => _starts[1];

    /// <summary>Where the last phoneme's slot begins: the sound ends in it, and the rest is silence.</summary>
    public int TailStart => _starts[_segment.LastSound];

    /// <summary>Where an id begins to the ear.</summary>
    public int Onset(int id) => Math.Clamp(_starts[id] - Ahead, 0, TailStart);

    /// <summary>How long an id's slot is.</summary>
    public int LengthOf(int id) => _starts[id + 1] - _starts[id];

    /// <summary>Where the last sound ends to the ear.</summary>
    public int SoundEnd => TailStart + LastSoundLength;

    /// <summary>Where a word begins and ends to the ear.</summary>
    public (int Start, int End) TimesOf(SegmentWord word)
    {
        var start = Onset(word.FirstId);
        var isLast = word.EndId > _segment.LastSound;
        var end = isLast ? SoundEnd : _starts[word.EndId] - Ahead;
        return (start, Math.Max(start, end));
    }
}
