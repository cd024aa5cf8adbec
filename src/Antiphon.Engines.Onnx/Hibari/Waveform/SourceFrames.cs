using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>Cuts the pulses of an utterance into windowed frames, eight at a time. Holds as much of the pulses as a frame needs.</summary>
internal sealed class SourceFrames
{
    private const int Reflected = FrameGrid.Window / 2;
    private const int FramesAhead = 2;             // whole frames of pulses that a frame needs behind its own
    private const int FramesHeld = FrameGrid.Lanes + FramesAhead + 2;

    // Half of the window, as SpectralFilter takes it, over the hop, as the network was trained with.
    private static readonly float[] Window = HannWindow.Make(0.5 / FrameGrid.Hop);

    private readonly PulseSource _pulses = new();
    private readonly float[] _samples = new float[(FramesHeld * FrameGrid.Hop) + PulseSource.FrameFloats];
    private ReadOnlyMemory<float> _pitch;
    private int _frame;
    private int _made;

    /// <summary>Begins another utterance.</summary>
    /// <param name="pitch">Its pitch in Hz, one value a frame, three or more; 40 and less is unvoiced. Borrowed until its end.</param>
    public void Reset(ReadOnlyMemory<float> pitch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pitch.Length, 3);
        _pitch = pitch;
        _pulses.Reset();
        (_frame, _made) = (0, 0);
    }

    /// <summary>Writes the next frames: 1200 samples, of eight frames each.</summary>
    /// <param name="count">How many frames count, up to eight; the other lanes get numbers without meaning.</param>
    /// <param name="frames">Takes 9600 floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(int count, Span<float> frames)
    {
        MakePulses(_frame + count + FramesAhead);
        Span<float> block = stackalloc float[FrameGrid.Lanes * FrameGrid.Lanes];
        for (var n = 0; n < FrameGrid.Window; n += FrameGrid.Lanes)
        {
            var window = Vector256.LoadUnsafe(ref Window[n]);
            for (var lane = 0; lane < FrameGrid.Lanes; lane++)
            {
                var samples = Vector256.LoadUnsafe(ref _samples[(lane * FrameGrid.Hop) + n]);
                (samples * window).StoreUnsafe(ref block[lane * FrameGrid.Lanes]);
            }

            LaneTranspose.Copy(ref block[0], FrameGrid.Lanes, ref frames[n * FrameGrid.Lanes], FrameGrid.Lanes);
        }

        Advance(count);
    }

    // The held samples begin half a window before the first frame's middle: before the utterance's start they are its reflection.
    private void MakePulses(int upTo)
    {
        var pitch = _pitch.Span;
        for (; _made < Math.Min(upTo, pitch.Length); _made++)
        {
            var (before, after) = (pitch[Math.Max(0, _made - 1)], pitch[Math.Min(_made + 1, pitch.Length - 1)]);
            _pulses.MakeFrame(before, pitch[_made], after, _samples.AsSpan(PositionOf(_made)));
        }

        if (_frame == 0) ReflectStart();
        if (_made == pitch.Length && upTo > pitch.Length) ReflectEnd();
    }

    private int PositionOf(int frame) => Reflected + ((frame - _frame) * FrameGrid.Hop);

    private void ReflectStart()
    {
        for (var i = 0; i < Reflected; i++) _samples[i] = _samples[(2 * Reflected) - i];
    }

    private void ReflectEnd()
    {
        var end = PositionOf(_pitch.Length);
        var last = Math.Min(end + FrameGrid.Hop, _samples.Length);
        for (var i = end; i < last; i++) _samples[i] = _samples[(2 * (end - 1)) - i];
    }

    private void Advance(int count)
    {
        _samples.AsSpan(count * FrameGrid.Hop).CopyTo(_samples);
        _frame += count;
    }
}
