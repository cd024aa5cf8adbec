using Microsoft.AspNetCore.Connections;

namespace Antiphon.Server.Transport;

/// <summary>
/// Forgives amazon-polly-streaming its second <c>:authority</c>, which Kestrel answers by closing the connection, after
/// which that client waits for ever (spec/sdk-compatibility.md §7.14). Finds it in a header block; does no I/O.
/// </summary>
internal static class DoubledAuthority
{
    private const int PseudoHeaders = 4;
    private const int AuthorityName = 1;
    private const int FirstDynamicIndex = 62;

    /// <summary>Four pseudo-headers longer than this are left alone.</summary>
    public const int Reach = 1024;

    public static ConnectionDelegate Wrap(ConnectionDelegate next) => connection =>
    {
        if (NegotiatedHttp2.IsSpokenOn(connection))
        {
            var transport = connection.Transport;
            connection.Transport = new DuplexPipe(new DoubledAuthorityReader(transport.Input), transport.Output);
        }

        return next(connection);
    };

    /// <summary>
    /// Where the fifth field of a block names the same table entry as an authority or an indexed field among the first
    /// four. As an index of one byte it changes no table, so it can go without a trace.
    /// </summary>
    /// <returns>The offset of that byte; -1: there is none.</returns>
    public static int Find(ReadOnlySpan<byte> block)
    {
        Span<int> entries = stackalloc int[PseudoHeaders]; // indices into the dynamic table as it is after the last field
        var at = 0;
        for (var field = 0; field < PseudoHeaders;)
        {
            if (at >= block.Length) return -1;
            var first = block[at];
            var counts = (first & 0xE0) != 0x20; // a table size update is no field
            if (!TrySkipField(block, ref at, out var index)) return -1;
            if (!counts) continue;

            if ((first & 0x80) != 0) entries[field] = index >= FirstDynamicIndex ? index : 0;
            else if ((first & 0x40) != 0)
            {
                ShiftForInsertion(entries);
                entries[field] = index == AuthorityName ? FirstDynamicIndex : 0;
            }

            field++;
        }

        if (at >= block.Length || block[at] is < 0x80 or 0xFF) return -1;
        var fifth = block[at] & 0x7F;
        return fifth >= FirstDynamicIndex && entries.Contains(fifth) ? at : -1;
    }

    private static void ShiftForInsertion(Span<int> entries)
    {
        foreach (ref var entry in entries)
        {
            if (entry != 0) entry++;
        }
    }

    //  1xxxxxxx indexed | 01xxxxxx literal, inserted | 001xxxxx table size | 000xxxxx literal       (RFC 7541 §6)
    private static bool TrySkipField(ReadOnlySpan<byte> block, ref int at, out int index)
    {
        var first = block[at];
        var prefix = (first & 0x80) != 0 ? 7 : (first & 0x40) != 0 ? 6 : (first & 0x20) != 0 ? 5 : 4;
        if (!TryReadInteger(block, ref at, prefix, out index)) return false;
        if (prefix is 7 or 5) return true;
        return (index != 0 || TrySkipText(block, ref at)) && TrySkipText(block, ref at);
    }

    private static bool TrySkipText(ReadOnlySpan<byte> block, ref int at)
    {
        if (!TryReadInteger(block, ref at, 7, out var length) || length > block.Length - at) return false;
        at += length;
        return true;
    }

    private static bool TryReadInteger(ReadOnlySpan<byte> block, ref int at, int prefix, out int value)
    {
        value = 0;
        if (at >= block.Length) return false;
        var mask = (1 << prefix) - 1;
        value = block[at++] & mask;
        if (value < mask) return true;

        for (var shift = 0; shift <= 14 && at < block.Length; shift += 7)
        {
            var next = block[at++];
            value += (next & 0x7F) << shift;
            if ((next & 0x80) == 0) return true;
        }

        return false;
    }
}
