namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>
/// Makes sound of the network's spectra, however many frames come at a time: the samples do not depend on it. The last two frames wait
/// for those that overlap them. One instance makes one utterance at a time and allocates nothing while it does; not safe for
/// concurrent use. Its inner loops are compiled with all optimisation at once: the first sentence of a program is not to wait for them
/// to become hot.
/// </summary>
internal sealed class Vocoder
{
    private readonly float[] _frames = new float[LaneTransform.Floats];
    private readonly float[] _scratch = new float[LaneTransform.Floats];
    private readonly SourceFrames _source = new();
    private readonly OverlapAdd _overlap = new();
    private SpectrumShape _shape;
    private int _frame;
    private int _length;

    /// <summary>Begins an utterance, whether or not the one before was finished.</summary>
    /// <param name="pitch">Pitch of the pulses in Hz, one value a frame; three frames at least. Borrowed until the utterance ends.</param>
    /// <param name="shape">How its spectrum departs from the network's.</param>
    public void Reset(ReadOnlyMemory<float> pitch, SpectrumShape shape)
    {
        _source.Reset(pitch);
        _overlap.Reset();
        (_shape, _frame, _length) = (shape, 0, pitch.Length);
    }

    /// <summary>Makes sound of the next frames.</summary>
    /// <param name="outputs">The network's.</param>
    /// <param name="range">The frames there that follow those of the call before.</param>
    /// <param name="samples">Takes 300 samples for each frame, and 600 more after the utterance's last one.</param>
    /// <returns>Samples written; around 0, not clipped.</returns>
    public int Write(SpectrumBuffers outputs, FrameRange range, Span<float> samples)
    {
        range.Validate(outputs);
        if (_frame + range.Count > _length) throw new ArgumentException($"{range.Count} frames; {_length - _frame} remain", nameof(range));
        var written = 0;
        for (var done = 0; done < range.Count; done += FrameGrid.Lanes)
        {
            var count = Math.Min(FrameGrid.Lanes, range.Count - done);
            var spectrum = new SpectrumReader(outputs, range.Stride, range.First + done, _frame, _shape);
            written += WriteLanes(count, in spectrum, samples[written..]);
            _frame += count;
        }

        if (_frame == _length && range.Count > 0) written += _overlap.Finish(samples[written..]);
        return written;
    }

    private int WriteLanes(int count, in SpectrumReader spectrum, Span<float> samples)
    {
        _source.Take(count, _frames);
        LaneTransform.Forward(_frames, _scratch);
        SpectralFilter.Apply(_frames, in spectrum);
        LaneTransform.Forward(_frames, _scratch);
        return _overlap.Add(count, _frames, samples);
    }
}
