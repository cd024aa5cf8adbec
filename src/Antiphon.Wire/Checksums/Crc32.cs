using System.Buffers;

namespace Antiphon.Wire.Checksums;

/// <summary>
/// CRC-32/ISO-HDLC (the zlib polynomial, reflected), the checksum of event-stream frames. Values are plain numbers, not byte strings:
/// frames store them big-endian. Stateless, allocates nothing.
/// </summary>
public static class Crc32
{
    /// <summary>The checksum of <paramref name="data"/>; 0 for no data.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) => Append(0, data);

    /// <summary>The checksum of all segments in order.</summary>
    public static uint Compute(in ReadOnlySequence<byte> data) => Append(0, data);

    /// <summary>Continues <paramref name="crc"/>, the checksum of what came before, with <paramref name="data"/>.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        var state = ~crc;
        if (Crc32Folding.IsSupported && data.Length >= Crc32Folding.MinimumLength)
        {
            state = Crc32Folding.Update(state, data, out var folded);
            data = data[folded..];
        }

        return ~Crc32Table.Update(state, data);
    }

    /// <summary>Continues <paramref name="crc"/>, the checksum of what came before, with all segments in order.</summary>
    public static uint Append(uint crc, in ReadOnlySequence<byte> data)
    {
        if (data.IsSingleSegment) return Append(crc, data.FirstSpan);
        foreach (var segment in data) crc = Append(crc, segment.Span);
        return crc;
    }
}
