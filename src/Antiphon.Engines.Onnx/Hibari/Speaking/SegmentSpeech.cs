using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Timing;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>
/// One segment being spoken, a step at a time: first its course in time, then chunk after chunk of sound. The silence that the network
/// puts in front and behind is exchanged for what is wanted. For one thread at a time.
/// </summary>
internal sealed class SegmentSpeech
{
    private const int Onset = FrameGrid.SampleRate / 100;       // kept before the first sound that is heard
    private const int FadeIn = FrameGrid.SampleRate / 200;      // of it, so that a hiss does not begin with a step
    private const int FadeOut = FrameGrid.SampleRate / 100;     // of what follows the last one

    // A last sound may ring on for so long. The network's silence behind it, a quarter of a second, is not even decoded.
    private const int LongestRelease = FrameGrid.SampleRate / 5;

    private readonly PhonemeSegment _segment;
    private readonly HibariShade _shade;
    private readonly int _pause;
    private readonly bool _isFirst;
    private readonly SpeechWorkspace _workspace;
    private SegmentTimeline? _timeline;
    private IReadOnlyList<int> _chunks = [];
    private int _chunk;
    private int _frame;
    private int _given;

    /// <param name="segment">What to say.</param>
    /// <param name="shade">How.</param>
    /// <param name="pause">Samples of silence behind it.</param>
    /// <param name="isFirst">Whether a listener waits for it.</param>
    /// <param name="workspace">Not used by another segment until this one is over.</param>
    public SegmentSpeech(PhonemeSegment segment, HibariShade shade, int pause, bool isFirst, SpeechWorkspace workspace)
    {
        (_segment, _shade, _pause, _isFirst, _workspace) = (segment, shade, pause, isFirst, workspace);
        workspace.Pending.Clear();
        IsLevelled = !shade.Spectrum.IsWhisper;
    }

    /// <summary>Samples of silence that were cut in front; known with the first chunk.</summary>
    public int Cut { get; private set; }

    /// <summary>Whether it is brought to the voice's level. Whispers are not: they are noise, and their level is another matter.</summary>
    public bool IsLevelled { get; init; }

    /// <summary>Whether a chunk was made.</summary>
    public bool HasBegun => _chunk > 0;

    /// <summary>Whether all chunks were made.</summary>
    public bool IsOver => _timeline is not null && _chunk == _chunks.Count;

    /// <summary>Frames that are decoded; known after <see cref="Prepare"/>.</summary>
    public int FrameCount { get; private set; }

    /// <summary>When everything happens, in samples before the cut; known after <see cref="Prepare"/>.</summary>
    public SegmentTimeline Timeline => _timeline ?? throw new InvalidOperationException("the segment was not prepared");

    /// <summary>The first step: durations, pitch and what the decoder is to say.</summary>
    public void Prepare(HibariRunner runner, CancellationToken cancellationToken)
    {
        var speeds = WordSpeeds.Of(_segment, _shade);
        var durations = DurationPlan.Make(runner.Propose(_segment.Ids, cancellationToken), _shade.Speed, speeds);
        runner.Plan(durations, _workspace.Frames, cancellationToken);
        _timeline = new SegmentTimeline(_segment, durations);
        var lastSpeed = speeds.Length == 0 ? _shade.Speed : speeds[_segment.LastSound];
        var release = (int)(LongestRelease / Math.Min(1, lastSpeed));
        FrameCount = Math.Min((_timeline.TailStart + release) / FrameGrid.Hop, _workspace.Frames.Count);
        _workspace.Frames.Shade(_shade.Pitch, _shade.Spectrum.IsWhisper);
        BeginLevel();
        _workspace.Vocoder.Reset(_workspace.Frames.Pulses[..FrameCount], _shade.Spectrum);
        _chunks = ChunkSchedule.Make(FrameCount, _isFirst);
    }

    private void BeginLevel()
    {
        var foretold = FrameLevels.Predict(_shade.Voice, _workspace.Frames, FrameCount);
        _workspace.Level.Begin(FrameLevels.Mean(_shade.Voice), foretold, HibariVoice.All[_shade.Voice].LevelTrust);
    }

    /// <summary>The next step: a chunk of sound. Valid until the next one.</summary>
    public ReadOnlyMemory<short> Next(HibariRunner runner, CancellationToken cancellationToken)
    {
        var count = _chunks[_chunk];
        var range = runner.Decode(_workspace.Frames, _frame, count, cancellationToken);
        var pending = _workspace.Pending;
        var room = pending.Reserve((count + OverlapAdd.LatencyFrames) * FrameGrid.Hop);
        pending.Append(_workspace.Vocoder.Write(runner.Spectra, range, room));
        if (_chunk == 0) CutLead();
        _frame += count;
        _chunk++;
        if (IsOver) SetPause();
        return Give(IsOver ? pending.Span.Length : Math.Clamp(Timeline.TailStart - _given, 0, pending.Span.Length));
    }

    // The first chunk is always longer than the lead.
    private void CutLead()
    {
        var pending = _workspace.Pending;
        var lead = pending.Span[..Math.Min(Timeline.LeadEnd, pending.Span.Length)];
        Cut = Math.Max(0, SoundEdges.FindStart(lead) - Onset);
        pending.Drop(Cut);
        _given = Cut;
        var rise = pending.Span[..Math.Min(FadeIn, pending.Span.Length)];
        for (var i = 0; i < rise.Length; i++) rise[i] *= i / (float)FadeIn;
    }

    // What is held begins no later than the last phoneme's slot.
    private void SetPause()
    {
        var pending = _workspace.Pending;
        var tail = Math.Clamp(Timeline.TailStart - _given, 0, pending.Span.Length);
        var length = tail + SoundEdges.FindEnd(pending.Span[tail..]) + _pause;
        Fade(pending.Span[..Math.Min(length, pending.Span.Length)]);
        pending.SetLength(length);
    }

    private ReadOnlyMemory<short> Give(int samples)
    {
        if (IsLevelled) _workspace.Level.Apply(_workspace.Pending.Span[..samples], _shade.Loudness);
        SoftLimiter.Write(_workspace.Pending.Span[..samples], _shade.Gain, _workspace.RentOutput(samples));
        _workspace.Pending.Drop(samples);
        _given += samples;
        return _workspace.Output.AsMemory(0, samples);
    }

    private static void Fade(Span<float> samples)
    {
        var length = Math.Min(FadeOut, samples.Length);
        for (var i = 1; i <= length; i++) samples[^i] *= (i - 1) / (float)length;
    }
}
