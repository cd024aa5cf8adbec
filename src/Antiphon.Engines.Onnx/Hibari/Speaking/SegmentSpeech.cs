using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Prosody;
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
    private const int FewestFrames = 8;
    private const int FadeOut = FrameGrid.SampleRate / 100;     // of what follows the last one

    // A last sound may ring on for so long. The network's silence behind it, a quarter of a second, is not even decoded.
    private const int LongestRelease = FrameGrid.SampleRate / 5;

    // What the silence before the first sound and the ring of the last one add to what lies between their slots.
    private const int EdgeLength = FrameGrid.SampleRate * 120 / 1000;

    private readonly SegmentRequest _request;
    private readonly SpeechWorkspace _workspace;
    private SegmentTimeline? _timeline;
    private GainCurve? _gains;
    private IReadOnlyList<int> _chunks = [];
    private int _chunk;
    private int _frame;
    private int _given;

    /// <param name="request">What to say.</param>
    /// <param name="workspace">Not used by another segment until this one is over.</param>
    public SegmentSpeech(SegmentRequest request, SpeechWorkspace workspace)
    {
        (_request, _workspace) = (request, workspace);
        workspace.Pending.Clear();
        IsLevelled = !request.Settings.Spectrum.IsWhisper;
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

    /// <summary>Samples that a segment lasts without the pause behind it, as far as the network's predicted tells.</summary>
    public static double LengthOf(PhonemeSegment segment, VoiceSettings settings, ReadOnlySpan<float> predicted) =>
        (DurationPlan.Sum(predicted, 1, segment.LastSound, settings.Default.Speed, settings.OfIds(segment)) * SegmentTimeline.UnitSamples) + EdgeLength;

    /// <summary>The first step: durations, pitch and what the decoder is to say.</summary>
    public void Prepare(HibariRunner runner, CancellationToken cancellationToken)
    {
        var (segment, settings, frames) = (_request.Segment, _request.Settings, _workspace.Frames);
        var prosodies = settings.OfIds(segment);
        var predicted = runner.PredictDurations(segment.Ids, cancellationToken);
        var wanted = _request.SpeedUp > 1 ? LengthOf(segment, settings, predicted) / _request.SpeedUp : 0;
        var durations = DurationPlan.Make(predicted, settings.Default.Speed, prosodies, _request.SpeedUp);
        runner.PlanFrames(durations, frames, cancellationToken);
        ApplyPitch(durations, prosodies);
        _timeline = new SegmentTimeline(segment, durations);
        if (wanted > 0) ShortenTo(durations, wanted);
        if (prosodies.Length > 0) _gains = new GainCurve(prosodies, _timeline);

        var lastSpeed = prosodies.Length == 0 ? settings.Default.Speed : prosodies[segment.LastSound].Speed;
        var release = (int)(LongestRelease / Math.Min(1, lastSpeed));
        FrameCount = Math.Min((_timeline.TailStart + release) / FrameGrid.Hop, frames.Count);
        BeginLevel();
        _workspace.Vocoder.Reset(frames.Pulses[..FrameCount], settings.Spectrum);
        _chunks = ChunkSchedule.Make(FrameCount, _request.IsFirst);
    }

    private void BeginLevel()
    {
        var voice = _request.Settings.Voice;
        var predicted = FrameLevels.Predict(voice, _workspace.Frames, FrameCount);
        _workspace.Level.Begin(FrameLevels.Mean(voice), predicted, HibariVoice.All[voice].LevelPredictionSeconds);
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

    private void ApplyPitch(ReadOnlySpan<int> durations, ReadOnlySpan<WordProsody> prosodies)
    {
        var (frames, isWhisper, frame) = (_workspace.Frames, _request.Settings.Spectrum.IsWhisper, 0);
        if (prosodies.IsEmpty) frames.ApplyPitch(_request.Settings.Default.Pitch, isWhisper);
        for (var id = 0; id < prosodies.Length; id++)
        {
            var count = durations[id] * HibariShape.FramesPerUnit;
            frames.ApplyPitch(frame, count, prosodies[id].Pitch, isWhisper);
            frame += count;
        }
    }

    // No sound can last less than a unit: beyond that, frames are left out.
    private void ShortenTo(ReadOnlySpan<int> durations, double wanted)
    {
        var frames = _workspace.Frames;
        var factor = wanted / (Timeline.TailStart - Timeline.LeadEnd + EdgeLength);
        if (factor >= 1) return;
        frames.DropFrames(Math.Max(FewestFrames, (int)(frames.Count * factor)));
        _timeline = new SegmentTimeline(_request.Segment, durations, frames.Count * FrameGrid.Hop);
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
        var sound = tail + SoundEdges.FindEnd(pending.Span[tail..]);
        var length = sound + (int)Math.Clamp(_request.Longest - (_given - Cut) - sound, 0, _request.Pause);
        Fade(pending.Span[..Math.Min(length, pending.Span.Length)]);
        pending.SetLength(length);
    }

    private ReadOnlyMemory<short> Give(int samples)
    {
        var sound = _workspace.Pending.Span[..samples];
        if (IsLevelled) _workspace.Level.Apply(sound, _request.Settings.Loudness);
        _gains?.Apply(sound, _given);
        SoftLimiter.Write(sound, _gains is null ? _request.Settings.Default.Gain : 1, _workspace.RentOutput(samples));
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
