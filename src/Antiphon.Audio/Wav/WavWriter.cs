using Antiphon.Audio.Encoding;

namespace Antiphon.Audio.Wav;

/// <summary>
/// Writes 16-bit mono samples as one WAV file. The header goes out first with unknown sizes, so that a file cut short still plays;
/// <see cref="Complete"/> puts the true ones in where the stream can seek. Not thread-safe.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly long _start;
    private long _dataLength;
    private bool _completed;

    /// <param name="stream">Receives the file from its present position on.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open.</param>
    public WavWriter(Stream stream, int sampleRate, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _leaveOpen = leaveOpen;
        SampleRate = sampleRate;
        _start = stream.CanSeek ? stream.Position : 0;
        WriteHeader(dataLength: null);
    }

    /// <summary>Samples a second.</summary>
    public int SampleRate { get; }

    /// <summary>Makes or replaces a file.</summary>
    public static WavWriter Create(string path, int sampleRate) => new(File.Create(path), sampleRate);

    /// <summary>Appends samples.</summary>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    public void Write(ReadOnlySpan<short> samples)
    {
        if (_completed) throw new InvalidOperationException("The WAV file is complete.");
        _stream.Write(LittleEndian.Bytes(samples));
        _dataLength += samples.Length * sizeof(short);
    }

    /// <summary>Fixes the sizes in the header and flushes. Nothing may be written after it; a second call does nothing.</summary>
    public void Complete()
    {
        if (_completed) return;
        _completed = true;
        if (_stream.CanSeek)
        {
            var end = _stream.Position;
            _stream.Position = _start;
            WriteHeader(_dataLength);
            _stream.Position = end;
        }

        _stream.Flush();
    }

    /// <summary>Completes the file and closes the stream, unless it was to stay open.</summary>
    public void Dispose()
    {
        Complete();
        if (!_leaveOpen) _stream.Dispose();
    }

    private void WriteHeader(long? dataLength)
    {
        Span<byte> header = stackalloc byte[WavHeader.Length];
        WavHeader.Write(header, SampleRate, dataLength);
        _stream.Write(header);
    }
}
