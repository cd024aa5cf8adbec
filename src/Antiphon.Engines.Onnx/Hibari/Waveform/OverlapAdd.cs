using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>Adds up windowed frames and gives out the samples that no later frame touches.</summary>
internal sealed class OverlapAdd
{
    /// <summary>Frames after which the first samples come out; as many frames' samples come out at the end.</summary>
    public const int LatencyFrames = 2;

    // The scale of the inverse transform and of the overlapping squared windows; odd samples come out of it negated.
    private static readonly float[] Window = HannWindow.Make(1 / (FrameGrid.Window * (double)HannWindow.OverlapSum), oddSign: -1);

    // At the ends fewer windows overlap than inside.
    private static readonly float[] FirstGain = MakeGain(static n => 1.5 - Squared(900 + n));
    private static readonly float[] SecondLastGain = MakeGain(static n => 1.5 - Squared(n));
    private static readonly float[] LastGain = MakeGain(static n => Squared(600 + n) + Squared(900 + n));

    private readonly float[] _sum = new float[((FrameGrid.Lanes - 1) * FrameGrid.Hop) + FrameGrid.Window];
    private int _frame;

    /// <summary>Begins another utterance.</summary>
    public void Reset()
    {
        Array.Clear(_sum);
        _frame = 0;
    }

    /// <summary>Adds frames and gives out what became final.</summary>
    /// <param name="count">How many frames count, up to eight.</param>
    /// <param name="frames">1200 samples of eight frames each, every odd sample negated.</param>
    /// <param name="output">Takes 300 samples for each frame.</param>
    /// <returns>Samples written: none for the utterance's first two frames.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(int count, Span<float> frames, Span<float> output)
    {
        Span<float> block = stackalloc float[FrameGrid.Lanes * FrameGrid.Lanes];
        // From the window's end to its start: each sample takes its frames in their order, so sums do not depend on how many come at once.
        for (var n = FrameGrid.Window - FrameGrid.Lanes; n >= 0; n -= FrameGrid.Lanes)
        {
            LaneTranspose.Copy(ref frames[n * FrameGrid.Lanes], FrameGrid.Lanes, ref block[0], FrameGrid.Lanes);
            var window = Vector256.LoadUnsafe(ref Window[n]);
            for (var lane = 0; lane < count; lane++)
            {
                ref var sum = ref _sum[(lane * FrameGrid.Hop) + n];
                var samples = Vector256.LoadUnsafe(ref block[lane * FrameGrid.Lanes]);
                Vector256.FusedMultiplyAdd(samples, window, Vector256.LoadUnsafe(ref sum)).StoreUnsafe(ref sum);
            }
        }

        var written = 0;
        for (var i = 0; i < count; i++) written += TakeFrame(i * FrameGrid.Hop, output[written..]);
        Advance(count);
        return written;
    }

    /// <summary>Gives out the 600 samples that remain after the last frame.</summary>
    public int Finish(Span<float> output)
    {
        Multiply(_sum.AsSpan(0, FrameGrid.Hop), SecondLastGain, output);
        Multiply(_sum.AsSpan(FrameGrid.Hop, FrameGrid.Hop), LastGain, output[FrameGrid.Hop..]);
        return LatencyFrames * FrameGrid.Hop;
    }

    private int TakeFrame(int at, Span<float> output)
    {
        var samples = _sum.AsSpan(at, FrameGrid.Hop);
        var frame = _frame + (at / FrameGrid.Hop);
        if (frame < LatencyFrames) return 0;
        if (frame == LatencyFrames) Multiply(samples, FirstGain, output);
        else samples.CopyTo(output);
        return FrameGrid.Hop;
    }

    private void Advance(int count)
    {
        var done = count * FrameGrid.Hop;
        _sum.AsSpan(done).CopyTo(_sum);
        _sum.AsSpan(_sum.Length - done).Clear();
        _frame += count;
    }

    private static void Multiply(ReadOnlySpan<float> samples, float[] gain, Span<float> output)
    {
        for (var i = 0; i < samples.Length; i++) output[i] = samples[i] * gain[i];
    }

    private static double Squared(int n) => HannWindow.At(n) * HannWindow.At(n);

    private static float[] MakeGain(Func<int, double> overlap) =>
        [.. Enumerable.Range(0, FrameGrid.Hop).Select(n => (float)(HannWindow.OverlapSum / overlap(n)))];
}
