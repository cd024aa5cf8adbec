using Antiphon.Engines.Onnx.Hibari.Prosody;
using Antiphon.Engines.Onnx.Hibari.Timing;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>The gain of a segment's samples where words have their own: constant in a word, with short ramps between. Immutable.</summary>
internal sealed class GainCurve
{
    private const int Ramp = FrameGrid.SampleRate / 200;   // 5 ms

    private readonly List<(int From, float Gain)> _steps = [];

    /// <param name="prosodies">Of each id.</param>
    /// <param name="timeline">When they sound.</param>
    public GainCurve(ReadOnlySpan<WordProsody> prosodies, SegmentTimeline timeline)
    {
        _steps.Add((int.MinValue, prosodies[0].Gain));
        for (var id = 1; id < prosodies.Length; id++)
        {
            if (prosodies[id].Gain != _steps[^1].Gain) _steps.Add((timeline.Onset(id), prosodies[id].Gain));
        }
    }

    /// <summary>Applies it.</summary>
    /// <param name="samples">Some of the segment's.</param>
    /// <param name="start">Where they begin in the segment.</param>
    public void Apply(Span<float> samples, int start)
    {
        for (var step = 0; step < _steps.Count; step++)
        {
            var from = Math.Max(start, _steps[step].From);
            var to = Math.Min(start + samples.Length, step + 1 < _steps.Count ? _steps[step + 1].From : int.MaxValue);
            for (var at = from; at < to; at++) samples[at - start] *= At(step, at);
        }
    }

    private float At(int step, int at)
    {
        var (from, gain) = _steps[step];
        if (step == 0 || at - from >= Ramp) return gain;
        var before = _steps[step - 1].Gain;
        return before + ((gain - before) * (at - from) / Ramp);
    }
}
