using System.Buffers;

namespace Antiphon.Audio.Resampling;

/// <summary>
/// Changes the rate of one stream of mono samples. Output sample n sounds at time n / to: the filter's delay is taken out.
/// Not thread-safe; owned by one stream.
/// </summary>
/// <remarks>
/// The output depends only on the samples, never on how they were cut into blocks. An output sample leaves when the input reaches
/// half a filter past it: 64 input samples where the rate rises, 64 output samples' time where it falls.
/// </remarks>
public sealed class Resampler
{
    private const int SliceLength = 1024;

    private readonly PolyphaseFilter? _filter;
    private readonly float[] _window = [];
    private int _filled;
    private int _start;
    private int _phase;
    private long _consumed;
    private long _produced;
    private bool _completed;

    /// <param name="fromRate">Samples a second that come in: one of <see cref="Rates"/>.</param>
    /// <param name="toRate">Samples a second that go out: one of <see cref="Rates"/>; equal rates pass samples through.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not one of <see cref="Rates"/>.</exception>
    public Resampler(int fromRate, int toRate)
    {
        FromRate = Supported(fromRate, nameof(fromRate));
        ToRate = Supported(toRate, nameof(toRate));
        if (fromRate == toRate) return;

        _filter = PolyphaseFilter.For(fromRate, toRate);
        _window = new float[_filter.Length + 2 * SliceLength];
        _filled = _filter.Length / 2 - 1;
    }

    /// <summary>The rates that can be converted into each other, in samples a second, ascending.</summary>
    public static ReadOnlySpan<int> Rates => [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000];

    /// <summary>Samples a second that come in.</summary>
    public int FromRate { get; }

    /// <summary>Samples a second that go out.</summary>
    public int ToRate { get; }

    /// <summary>Takes the next samples and writes every output sample that they settle; any block length, none included.</summary>
    /// <exception cref="InvalidOperationException">The stream is complete.</exception>
    public void Process(ReadOnlySpan<short> input, IBufferWriter<short> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (_completed) throw new InvalidOperationException("The resampler's stream is complete.");
        if (_filter is null)
        {
            output.Write(input);
            return;
        }

        while (!input.IsEmpty)
        {
            var slice = input[..Math.Min(input.Length, SliceLength)];
            input = input[slice.Length..];
            var target = Extend(slice.Length);
            for (var i = 0; i < slice.Length; i++) target[i] = slice[i];
            _consumed += slice.Length;
            Produce(_filter, CountSettled(_filter), output);
        }
    }

    /// <summary>
    /// Writes the tail, as if silence followed, and ends the stream. In all, input · to / from samples have then come out, rounded to the
    /// nearest (halves up). A second call does nothing.
    /// </summary>
    public void Complete(IBufferWriter<short> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (_completed) return;
        _completed = true;
        if (_filter is null) return;

        var total = (2 * _consumed * _filter.Up + _filter.Down) / (2L * _filter.Down);
        while (_produced < total)
        {
            Extend(SliceLength).Clear();
            Produce(_filter, (int)Math.Min(CountSettled(_filter), total - _produced), output);
        }
    }

    private Span<float> Extend(int count)
    {
        if (_filled + count > _window.Length)
        {
            _window.AsSpan(_start, _filled - _start).CopyTo(_window);
            _filled -= _start;
            _start = 0;
        }

        _filled += count;
        return _window.AsSpan(_filled - count, count);
    }

    // Outputs whose whole filter lies within what has been filled.
    private int CountSettled(PolyphaseFilter filter)
    {
        var room = _filled - filter.Length - _start;
        return room < 0 ? 0 : ((room + 1) * filter.Up - _phase - 1) / filter.Down + 1;
    }

    private void Produce(PolyphaseFilter filter, int count, IBufferWriter<short> output)
    {
        if (count == 0) return;
        var target = output.GetSpan(count)[..count];
        var (whole, part) = Math.DivRem(filter.Down, filter.Up);
        for (var i = 0; i < target.Length; i++)
        {
            var sum = InnerProduct.Of(filter.Taps(_phase), _window.AsSpan(_start, filter.Length));
            target[i] = (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
            _start += whole;
            _phase += part;
            if (_phase < filter.Up) continue;
            _phase -= filter.Up;
            _start++;
        }

        output.Advance(count);
        _produced += count;
    }

    private static int Supported(int rate, string parameter) => Rates.Contains(rate)
        ? rate
        : throw new ArgumentOutOfRangeException(parameter, rate, $"Rates that can be resampled: {string.Join(", ", Rates.ToArray())}.");
}
