using System.Buffers.Binary;

namespace Antiphon.Wire.Checksums;

/// <summary>Eight bytes a step through eight tables: for short data, tails and processors without carry-less multiplication.</summary>
internal static class Crc32Table
{
    public const uint ReflectedPolynomial = 0xEDB88320;

    // Entry 256·k + b: the register after byte b and k zero bytes.
    private static readonly uint[] Entries = Build();

    /// <summary>Advances the raw register (not inverted at either end).</summary>
    public static uint Update(uint state, ReadOnlySpan<byte> data)
    {
        var entries = Entries;
        while (data.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ state;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            state = entries[(7 * 256) + (byte)low]
                ^ entries[(6 * 256) + (byte)(low >> 8)]
                ^ entries[(5 * 256) + (byte)(low >> 16)]
                ^ entries[(4 * 256) + (byte)(low >> 24)]
                ^ entries[(3 * 256) + (byte)high]
                ^ entries[(2 * 256) + (byte)(high >> 8)]
                ^ entries[256 + (byte)(high >> 16)]
                ^ entries[(byte)(high >> 24)];
            data = data[8..];
        }

        if (data.Length >= 4)
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ state;
            state = entries[(3 * 256) + (byte)word]
                ^ entries[(2 * 256) + (byte)(word >> 8)]
                ^ entries[256 + (byte)(word >> 16)]
                ^ entries[(byte)(word >> 24)];
            data = data[4..];
        }

        foreach (var value in data) state = entries[(byte)(state ^ value)] ^ (state >> 8);
        return state;
    }

    private static uint[] Build()
    {
        var entries = new uint[8 * 256];
        for (var value = 0u; value < 256; value++)
        {
            var state = value;
            for (var bit = 0; bit < 8; bit++) state = (state & 1) != 0 ? (state >> 1) ^ ReflectedPolynomial : state >> 1;
            entries[value] = state;
        }

        for (var i = 256; i < entries.Length; i++) entries[i] = (entries[i - 256] >> 8) ^ entries[(byte)entries[i - 256]];
        return entries;
    }
}
