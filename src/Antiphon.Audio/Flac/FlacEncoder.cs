using System.Buffers;
using Antiphon.Audio.Encoding;

namespace Antiphon.Audio.Flac;

/// <summary>A FLAC stream of 16-bit mono samples (RFC 9639) by fixed predictors: half of PCM's bytes, few instructions a sample.</summary>
internal sealed class FlacEncoder(int sampleRate) : IAudioEncoder
{
    // 85 ms at 24 kHz: longer blocks save little and keep a listener waiting.
    private const int BlockLength = 2048;

    private readonly short[] _block = new short[BlockLength];
    private readonly BitWriter _bits = new(BlockLength * sizeof(short) + FlacHeaders.MostFrameOverhead);
    private readonly FlacSubframe _subframe = new(BlockLength);
    private int _filled;
    private long _frames;
    private bool _begun;
    private bool _completed;

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
        Begin(output);
        if (_filled > 0) EncodeBlock(output);
    }

    public void Dispose() => _completed = true;

    private void Begin(IBufferWriter<byte> output)
    {
        if (_begun) return;
        _begun = true;
        _bits.Clear();
        FlacHeaders.WriteStream(_bits, sampleRate, BlockLength);
        output.Write(_bits.Written);
    }

    private void EncodeBlock(IBufferWriter<byte> output)
    {
        Begin(output);
        _bits.Clear();
        FlacHeaders.WriteFrame(_bits, _frames++, sampleRate, _filled);
        _subframe.Write(_block.AsSpan(0, _filled), _bits);
        _bits.Align();
        _bits.Write(FlacChecksum.OfFrame(_bits.Written), 16);
        output.Write(_bits.Written);
        _filled = 0;
    }
}
