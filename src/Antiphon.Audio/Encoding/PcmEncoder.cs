using System.Buffers;

namespace Antiphon.Audio.Encoding;

/// <summary>Signed 16-bit little-endian samples without a header.</summary>
internal sealed class PcmEncoder : IAudioEncoder
{
    private bool _completed;

    public void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        if (_completed) throw new InvalidOperationException("The encoder's stream is complete.");
        output.Write(LittleEndian.Bytes(samples));
    }

    public void Complete(IBufferWriter<byte> output) => _completed = true;

    public void Dispose() => _completed = true;
}
