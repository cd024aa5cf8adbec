namespace Antiphon.Engines.Onnx.Hibari.Waveform;

/// <summary>Which frames of a <see cref="SpectrumBuffers"/> are meant; what is before and behind them is context.</summary>
/// <param name="Stride">Frames of each bin.</param>
/// <param name="First">The first one that counts.</param>
/// <param name="Count">How many count.</param>
internal readonly record struct FrameRange(int Stride, int First, int Count)
{
    /// <exception cref="ArgumentException">It is not a part of <paramref name="buffers"/>.</exception>
    public void Validate(SpectrumBuffers buffers)
    {
        var fits = First >= 0 && Count >= 0 && First + Count <= Stride && Stride <= buffers.Capacity;
        if (!fits) throw new ArgumentException($"{this} of {buffers.Capacity} frames");
    }
}
