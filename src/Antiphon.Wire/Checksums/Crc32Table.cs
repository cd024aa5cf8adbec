using System.Buffers.Binary;
using System.Runtime.CompilerServices;

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
        while (data.Length >= 8)
        {
            state = Step(BinaryPrimitives.ReadUInt64LittleEndian(data) ^ state);
            data = data[8..];
        }

        var entries = Entries;
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

    /// <summary>The register after eight bytes in little-endian order, with the register before them mixed in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Step(ulong bytes)
    {
        var entries = Entries;
        return entries[(7 * 256) + (byte)bytes]
            ^ entries[(6 * 256) + (byte)(bytes >> 8)]
            ^ entries[(5 * 256) + (byte)(bytes >> 16)]
            ^ entries[(4 * 256) + (byte)(bytes >> 24)]
            ^ entries[(3 * 256) + (byte)(bytes >> 32)]
            ^ entries[(2 * 256) + (byte)(bytes >> 40)]
            ^ entries[256 + (byte)(bytes >> 48)]
            ^ entries[(byte)(bytes >> 56)];
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
