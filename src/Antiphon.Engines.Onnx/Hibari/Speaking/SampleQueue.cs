namespace Antiphon.Engines.Onnx.Hibari.Speaking;

/// <summary>Samples in the order in which they came. Grows to what was ever held, and allocates nothing from then on.</summary>
internal sealed class SampleQueue
{
    private float[] _samples = [];
    private int _count;

    /// <summary>All that is held, the oldest first. Valid until the queue is changed.</summary>
    public Span<float> Span => _samples.AsSpan(0, _count);

    /// <summary>Room for more behind what is held; <see cref="Append"/> says how much of it was used.</summary>
    public Span<float> Reserve(int samples)
    {
        if (_samples.Length < _count + samples) Array.Resize(ref _samples, Math.Max(_count + samples, 2 * _samples.Length));
        return _samples.AsSpan(_count, samples);
    }

    /// <summary>Holds the first samples of what was reserved.</summary>
    public void Append(int samples) => _count += samples;

    /// <summary>Drops the oldest ones.</summary>
    public void Drop(int samples)
    {
        _samples.AsSpan(samples, _count - samples).CopyTo(_samples);
        _count -= samples;
    }

    /// <summary>Drops the newest ones, or adds silence.</summary>
    public void SetLength(int samples)
    {
        if (samples > _count) Reserve(samples - _count).Clear();
        _count = samples;
    }

    /// <summary>Drops everything.</summary>
    public void Clear() => _count = 0;
}
