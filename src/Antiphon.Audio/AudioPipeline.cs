using System.Buffers;
using Antiphon.Audio.Encoding;
using Antiphon.Audio.Resampling;

namespace Antiphon.Audio;

/// <summary>
/// What stands between a voice's samples and a listener's bytes: a resampler where the rates differ, and one encoder. One pipeline is one
/// continuous stream, however many segments are spoken into it. Not thread-safe; owned by one stream.
/// </summary>
public sealed class AudioPipeline : IDisposable
{
    private const int SliceLength = 1024;

    private readonly Resampler? _resampler;
    private readonly IAudioEncoder _encoder;
    private readonly ArrayBufferWriter<short> _resampled = new();
    private long _samples;

    /// <param name="sourceRate">The voice's samples a second: one of <see cref="Resampler.Rates"/>, or the format's own rate.</param>
    /// <param name="format">One of <see cref="AudioFormats"/>' pairs.</param>
    /// <param name="mp3">How to encode MP3; null takes the defaults.</param>
    /// <exception cref="ArgumentException">A rate, the format or an option is not supported.</exception>
    /// <exception cref="AudioLibraryMissingException">The codec's native library is not installed.</exception>
    public AudioPipeline(int sourceRate, AudioFormat format, Mp3Options? mp3 = null)
    {
        SourceRate = sourceRate;
        Format = format;
        _resampler = sourceRate == format.SampleRate ? null : new Resampler(sourceRate, format.SampleRate);
        _encoder = AudioEncoders.Create(format, mp3);
    }

    /// <summary>Samples a second that come in.</summary>
    public int SourceRate { get; }

    /// <summary>What comes out.</summary>
    public AudioFormat Format { get; }

    /// <summary>How much sound and silence has been written. The bytes of its last few milliseconds may still be held back.</summary>
    public TimeSpan Written => new(_samples * TimeSpan.TicksPerSecond / SourceRate);

    /// <summary>Encodes mono samples at <see cref="SourceRate"/>. What is held back comes out of a later call.</summary>
    /// <exception cref="InvalidOperationException">The stream is complete.</exception>
    public void Write(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);

        // In slices, so that a long segment does not leave a long buffer behind.
        while (!samples.IsEmpty)
        {
            var slice = samples[..Math.Min(samples.Length, SliceLength)];
            samples = samples[slice.Length..];
            WriteSlice(slice, output);
            _samples += slice.Length;
        }
    }

    /// <summary>Encodes mono samples of a source that says its rate each time.</summary>
    /// <exception cref="ArgumentException">
    /// The rate is not <see cref="SourceRate"/>: a voice cannot change its rate within a stream.
    /// </exception>
    /// <exception cref="InvalidOperationException">The stream is complete.</exception>
    public void Write(ReadOnlySpan<short> samples, int sampleRate, IBufferWriter<byte> output)
    {
        if (sampleRate != SourceRate)
        {
            throw new ArgumentException($"The stream began at {SourceRate} Hz and cannot go on at {sampleRate} Hz.", nameof(sampleRate));
        }

        Write(samples, output);
    }

    /// <summary>Encodes digital silence, rounded to whole samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    /// <exception cref="InvalidOperationException">The stream is complete.</exception>
    public void WriteSilence(TimeSpan duration, IBufferWriter<byte> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        Span<short> silence = stackalloc short[256];
        silence.Clear();
        for (var left = (long)Math.Round(duration.TotalSeconds * SourceRate); left > 0; left -= silence.Length)
        {
            Write(silence[..(int)Math.Min(left, silence.Length)], output);
        }
    }

    /// <summary>Writes what is still buffered and ends the container. It ends the writing; a second call does nothing.</summary>
    public void Complete(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (_resampler is not null)
        {
            _resampler.Complete(_resampled);
            EncodeResampled(output);
        }

        _encoder.Complete(output);
    }

    /// <summary>Frees the encoder. Without <see cref="Complete"/> before it, what is held back is lost.</summary>
    public void Dispose() => _encoder.Dispose();

    private void WriteSlice(ReadOnlySpan<short> slice, IBufferWriter<byte> output)
    {
        if (_resampler is null)
        {
            _encoder.Encode(slice, output);
            return;
        }

        _resampler.Process(slice, _resampled);
        EncodeResampled(output);
    }

    private void EncodeResampled(IBufferWriter<byte> output)
    {
        // Encoding nothing would be refused after Complete, whose second call promises to do nothing.
        if (_resampled.WrittenCount > 0) _encoder.Encode(_resampled.WrittenSpan, output);
        _resampled.ResetWrittenCount();
    }
}
