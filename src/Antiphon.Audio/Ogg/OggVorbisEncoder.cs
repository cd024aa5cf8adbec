using System.Buffers;
using Antiphon.Audio.Encoding;
using Antiphon.Audio.Native;

namespace Antiphon.Audio.Ogg;

/// <summary>One Ogg Vorbis stream through libvorbisenc, at a quality instead of a bit rate.</summary>
internal sealed class OggVorbisEncoder : IAudioEncoder
{
    // A step above oggenc's usual 0.3: mono speech is small anyway.
    private const float Quality = 0.4f;

    // libvorbis looks at all it has when it decides on blocks: samples go in by the same count, however they came.
    private const int BlockLength = 256;

    private readonly short[] _block = new short[BlockLength];
    private readonly VorbisHandle _vorbis;
    private readonly OggPageWriter _pages;
    private int _filled;
    private bool _begun;
    private bool _completed;

    /// <exception cref="AudioLibraryMissingException">libvorbisenc, libvorbis or libogg is not installed.</exception>
    public OggVorbisEncoder(int sampleRate)
    {
        Native.Ogg.Library.Require();
        Vorbis.Library.Require();
        Vorbis.EncoderLibrary.Require();
        _vorbis = new VorbisHandle(sampleRate, Quality);
        _pages = new OggPageWriter(sampleRate);
    }

    public void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        if (_completed) throw new InvalidOperationException("The encoder's stream is complete.");
        while (!samples.IsEmpty)
        {
            var taken = samples[..Math.Min(samples.Length, BlockLength - _filled)];
            samples = samples[taken.Length..];
            taken.CopyTo(_block.AsSpan(_filled));
            _filled += taken.Length;
            if (_filled == BlockLength) EncodeBlock(output);
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        if (_completed) return;
        _completed = true;
        if (_filled > 0) EncodeBlock(output);
        Begin(output);
        _vorbis.End();
        WritePackets(output);
    }

    public void Dispose()
    {
        _completed = true;
        _vorbis.Dispose();
        _pages.Dispose();
    }

    private void EncodeBlock(IBufferWriter<byte> output)
    {
        Begin(output);
        _vorbis.Write(_block.AsSpan(0, _filled));
        _filled = 0;
        WritePackets(output);
    }

    // The identification has a page of its own; audio begins on a fresh one (Vorbis I specification, A.2).
    private void Begin(IBufferWriter<byte> output)
    {
        if (_begun) return;
        _begun = true;
        _vorbis.ReadHeaders(out var identification, out var comments, out var setup);
        _pages.Add(identification);
        _pages.Flush(output);
        _pages.Add(comments);
        _pages.Add(setup);
        _pages.Flush(output);
    }

    private void WritePackets(IBufferWriter<byte> output)
    {
        // The last one's granule says the true length: libvorbis takes its own padding off.
        while (_vorbis.TryEncode(out var packet)) _pages.Write(packet, output);
    }
}
