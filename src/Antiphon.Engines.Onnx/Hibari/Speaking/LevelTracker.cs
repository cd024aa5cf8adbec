using System.Numerics;
using System.Runtime.InteropServices;
using Antiphon.Engines.Onnx.Hibari.Waveform;

namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>
/// Brings a segment to the voice's level while it is made: what was predicted of its level counts for some sound, and what is heard
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
    /// <param name="predicted">What the segment's would be; the target where nothing is known of it.</param>
    /// <param name="trust">So many seconds of sound count as much as <paramref name="predicted"/>.</param>
    public void Begin(double target, double predicted, double trust)
    {
        (_target, _blocks) = (target, trust * BlocksPerSecond);
        _power = _blocks * Math.Pow(10, predicted / 10);
        (_blockPower, _filled, _step) = (0, 0, 0);
        _gain = Wanted();
    }

    /// <summary>Levels the next samples in place.</summary>
    /// <param name="samples">Full scale is 1.</param>
    /// <param name="loudness">Factor of amplitude that is still to come and is no wish of the listener's.</param>
    public void Apply(Span<float> samples, float loudness)
    {
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, Block - _filled)];
            samples = samples[part.Length..];
            _blockPower += PowerOf(part) * loudness * loudness;
            Amplify(part);
            _filled += part.Length;
            if (_filled == Block) EndBlock();
        }
    }

    // In four sums, so that none waits for the one before it.
    private static float PowerOf(ReadOnlySpan<float> samples)
    {
        var sum = Vector4.Zero;
        foreach (var four in MemoryMarshal.Cast<float, Vector4>(samples)) sum += four * four;
        var rest = 0f;
        foreach (var sample in samples[(samples.Length / 4 * 4)..]) rest += sample * sample;
        return Vector4.Dot(sum, Vector4.One) + rest;
    }

    // A straight line from the block's first gain to its last, whichever part of the block this is.
    private void Amplify(Span<float> samples)
    {
        var (gain, step) = (_gain + (_step * _filled), _step);
        for (var i = 0; i < samples.Length; i++) samples[i] *= gain + (step * i);
    }

    private void EndBlock()
    {
        var power = _blockPower / Block;
        if (power > HeardPower) (_power, _blocks) = (_power + power, _blocks + 1);
        _gain += _step * Block;
        (_blockPower, _filled) = (0, 0);
        _step = (Wanted() - _gain) / Block;
    }

    private float Wanted()
    {
        var decibels = Math.Clamp(_target - (10 * Math.Log10(_power / _blocks)), -MostDecibels, MostDecibels);
        return (float)Math.Pow(10, decibels / 20);
    }
}
