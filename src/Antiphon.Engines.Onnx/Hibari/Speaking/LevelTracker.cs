using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>
/// Brings a segment to the voice's level while it is made: what was foretold of its level counts for some sound, and what is heard
/// counts from then on. The gain of a moment depends on the samples before it alone, not on how they were cut into chunks. For one thread.
/// </summary>
internal sealed class LevelTracker
{
    private const int Block = FrameGrid.SampleRate / 100;
    private const double HeardPower = 3.16e-5;      // -45 dB
    private const double MostDecibels = 2;
    private const int BlocksPerSecond = FrameGrid.SampleRate / Block;

    private double _target;
    private double _power;
    private double _blocks;
    private double _blockPower;
    private int _filled;
    private float _gain;
    private float _step;

    /// <summary>Begins a segment.</summary>
    /// <param name="target">The voice's level in dB of full scale.</param>
    /// <param name="foretold">What the segment's would be; the target where nothing is known of it.</param>
    /// <param name="trust">So many seconds of sound count as much as <paramref name="foretold"/>.</param>
    public void Begin(double target, double foretold, double trust)
    {
        (_target, _blocks) = (target, trust * BlocksPerSecond);
        _power = _blocks * Math.Pow(10, foretold / 10);
        (_blockPower, _filled, _step) = (0, 0, 0);
        _gain = Wanted();
    }

    /// <summary>Levels the next samples in place.</summary>
    /// <param name="samples">Full scale is 1.</param>
    /// <param name="loudness">Factor of amplitude that is still to come and is no wish of the listener's.</param>
    public void Apply(Span<float> samples, float loudness)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var heard = samples[i] * loudness;
            _blockPower += heard * heard;
            samples[i] *= _gain;
            _gain += _step;
            if (++_filled == Block) EndBlock();
        }
    }

    private void EndBlock()
    {
        var power = _blockPower / Block;
        if (power > HeardPower) (_power, _blocks) = (_power + power, _blocks + 1);
        (_blockPower, _filled) = (0, 0);
        _step = (Wanted() - _gain) / Block;
    }

    private float Wanted()
    {
        var decibels = Math.Clamp(_target - (10 * Math.Log10(_power / _blocks)), -MostDecibels, MostDecibels);
        return (float)Math.Pow(10, decibels / 20);
    }
}
