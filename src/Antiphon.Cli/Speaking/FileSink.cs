using System.Buffers;
using System.Runtime.InteropServices;
using Antiphon.Audio.Wav;

namespace Antiphon.Cli.Speaking;

/// <summary>A file: WAV for samples whose name ends in .wav, else the bytes as they come.</summary>
internal sealed class FileSink : IAudioSink
{
    private readonly FileStream _file;
    private readonly WavWriter? _wav;
    private readonly ArrayBufferWriter<byte> _pending = new(8192);

    /// <param name="path">Made or replaced, with its folder.</param>
    /// <param name="pcmRate">Samples a second where the bytes are 16-bit samples; null for every other format.</param>
    public FileSink(string path, int? pcmRate)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = File.Create(path);
        if (pcmRate is { } rate && path.EndsWith(".wav", StringComparison.OrdinalIgnoreCase)) _wav = new WavWriter(_file, rate, leaveOpen: true);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        if (_wav is null) await _file.WriteAsync(audio, cancellationToken);
        else WriteSamples(audio.Span);
    }

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        _wav?.Complete();
        await _file.FlushAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _wav?.Dispose();
        await _file.DisposeAsync();
    }

    // An event may end between the two bytes of a sample: the odd one waits for its other half.
    private void WriteSamples(ReadOnlySpan<byte> audio)
    {
        _pending.Write(audio);
        var whole = _pending.WrittenSpan[..(_pending.WrittenCount & ~1)];
        _wav!.Write(MemoryMarshal.Cast<byte, short>(whole));
        var odd = _pending.WrittenCount > whole.Length ? _pending.WrittenSpan[^1] : (byte?)null;
        _pending.ResetWrittenCount();
        if (odd is { } half) _pending.Write([half]);
    }
}
