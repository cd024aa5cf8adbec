namespace Antiphon.Audio.Flac;

/// <summary>The two checksums of a frame (RFC 9639 §9.1.8, §9.3).</summary>
internal static class FlacChecksum
{
    private const int HeaderPolynomial = 0x07;
    private const int FramePolynomial = 0x8005;

    private static readonly ushort[] HeaderTable = Table(HeaderPolynomial << 8);
    private static readonly ushort[] FrameTable = Table(FramePolynomial);

    /// <summary>CRC-8 of a frame's header.</summary>
    public static byte OfHeader(ReadOnlySpan<byte> bytes) => (byte)(Run(HeaderTable, bytes) >> 8);

    /// <summary>CRC-16 of a frame up to its footer.</summary>
    public static ushort OfFrame(ReadOnlySpan<byte> bytes) => Run(FrameTable, bytes);

    // The CRC-8 runs in the upper byte of the same register.
    private static ushort Run(ushort[] table, ReadOnlySpan<byte> bytes)
    {
        var register = 0;
        foreach (var value in bytes) register = ((register << 8) & 0xFFFF) ^ table[(register >> 8) ^ value];
        return (ushort)register;
    }

    private static ushort[] Table(int polynomial)
    {
        var table = new ushort[256];
        for (var value = 0; value < table.Length; value++)
        {
            var register = value << 8;
            for (var bit = 0; bit < 8; bit++) register = (register << 1) ^ ((register & 0x8000) == 0 ? 0 : polynomial);
            table[value] = (ushort)register;
        }

        return table;
    }
}
