using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Antiphon.Audio.Encoding;

/// <summary>Signed 16-bit little-endian samples without a header.</summary>
internal sealed class PcmEncoder : IAudioEncoder
{
    private bool _completed;

    public void Encode(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        if (_completed) throw new InvalidOperationException("The encoder's stream is complete.");
        if (BitConverter.IsLittleEndian) output.Write(MemoryMarshal.AsBytes(samples));
        else WriteSwapped(samples, output);
    }

    public void Complete(IBufferWriter<byte> output) => _completed = true;

    public void Dispose() => _completed = true;

    private static void WriteSwapped(ReadOnlySpan<short> samples, IBufferWriter<byte> output)
    {
        foreach (var sample in samples)
        {
            BinaryPrimitives.WriteInt16LittleEndian(output.GetSpan(sizeof(short)), sample);
            output.Advance(sizeof(short));
        }
    }
}
