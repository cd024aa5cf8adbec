using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Antiphon.Audio.Encoding;

/// <summary>Samples as the bytes that files and wires want.</summary>
internal static class LittleEndian
{
    /// <summary>The samples' own memory on a little-endian machine; a swapped copy on any other.</summary>
    public static ReadOnlySpan<byte> Bytes(ReadOnlySpan<short> samples)
    {
        if (BitConverter.IsLittleEndian) return MemoryMarshal.AsBytes(samples);
        var swapped = new short[samples.Length];
        BinaryPrimitives.ReverseEndianness(samples, swapped);
        return MemoryMarshal.AsBytes<short>(swapped);
    }
}
