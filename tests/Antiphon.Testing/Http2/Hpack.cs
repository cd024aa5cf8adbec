using System.Text;

namespace Antiphon.Testing.Http2;

/// <summary>As much of HPACK (RFC 7541) as a stateless test peer needs: literals without Huffman, the static table for reading.</summary>
public static class Hpack
{
    private static readonly (string Name, string Value)[] StaticTable =
    [
        (":authority", ""), (":method", "GET"), (":method", "POST"), (":path", "/"), (":path", "/index.html"), (":scheme", "http"),
        (":scheme", "https"), (":status", "200"), (":status", "204"), (":status", "206"), (":status", "304"), (":status", "400"),
        (":status", "404"), (":status", "500"), ("accept-charset", ""), ("accept-encoding", "gzip, deflate"), ("accept-language", ""),
        ("accept-ranges", ""), ("accept", ""), ("access-control-allow-origin", ""), ("age", ""), ("allow", ""), ("authorization", ""),
        ("cache-control", ""), ("content-disposition", ""), ("content-encoding", ""), ("content-language", ""), ("content-length", ""),
        ("content-location", ""), ("content-range", ""), ("content-type", ""), ("cookie", ""), ("date", ""), ("etag", ""), ("expect", ""),
        ("expires", ""), ("from", ""), ("host", ""), ("if-match", ""), ("if-modified-since", ""), ("if-none-match", ""), ("if-range", ""),
        ("if-unmodified-since", ""), ("last-modified", ""), ("link", ""), ("location", ""), ("max-forwards", ""),
        ("proxy-authenticate", ""), ("proxy-authorization", ""), ("range", ""), ("referer", ""), ("refresh", ""),
        ("retry-after", ""), ("server", ""), ("set-cookie", ""), ("strict-transport-security", ""), ("transfer-encoding", ""),
        ("user-agent", ""), ("vary", ""), ("via", ""), ("www-authenticate", ""),
    ];

    /// <summary>Literals without indexing: they change no table.</summary>
    public static byte[] Encode(IEnumerable<(string Name, string Value)> headers)
    {
        var block = new List<byte>();
        foreach (var (name, value) in headers)
        {
            block.Add(0);
            WriteText(block, name);
            WriteText(block, value);
        }

        return [.. block];
    }

    /// <exception cref="NotSupportedException">The block uses Huffman coding or a dynamic table, which we told the server not to
    /// have.</exception>
    public static IReadOnlyList<(string Name, string Value)> Decode(ReadOnlySpan<byte> block)
    {
        var headers = new List<(string, string)>();
        while (!block.IsEmpty)
        {
            var first = block[0];
            if ((first & 0x80) != 0) headers.Add(Static(ReadInteger(ref block, 7)));
            else if ((first & 0xE0) == 0x20) ReadInteger(ref block, 5);
            else headers.Add(ReadLiteral(ref block, (first & 0x40) != 0 ? 6 : 4));
        }

        return headers;
    }

    private static (string, string) ReadLiteral(ref ReadOnlySpan<byte> block, int prefix)
    {
        var index = ReadInteger(ref block, prefix);
        var name = index == 0 ? ReadText(ref block) : Static(index).Name;
        return (name, ReadText(ref block));
    }

    private static (string Name, string Value) Static(int index) =>
        index <= StaticTable.Length ? StaticTable[index - 1] : throw new NotSupportedException("dynamic table entry " + index);

    private static string ReadText(ref ReadOnlySpan<byte> block)
    {
        if ((block[0] & 0x80) != 0) throw new NotSupportedException("Huffman coding");
        var length = ReadInteger(ref block, 7);
        var text = Encoding.Latin1.GetString(block[..length]);
        block = block[length..];
        return text;
    }

    private static int ReadInteger(ref ReadOnlySpan<byte> block, int prefix)
    {
        var mask = (1 << prefix) - 1;
        var value = block[0] & mask;
        block = block[1..];
        if (value < mask) return value;
        for (var shift = 0; ; shift += 7)
        {
            var next = block[0];
            block = block[1..];
            value += (next & 0x7F) << shift;
            if ((next & 0x80) == 0) return value;
        }
    }

    private static void WriteText(List<byte> block, string text)
    {
        WriteInteger(block, text.Length, 7);
        block.AddRange(Encoding.Latin1.GetBytes(text));
    }

    private static void WriteInteger(List<byte> block, int value, int prefix)
    {
        var mask = (1 << prefix) - 1;
        if (value < mask)
        {
            block.Add((byte)value);
            return;
        }

        block.Add((byte)mask);
        for (value -= mask; value >= 0x80; value >>= 7) block.Add((byte)(value & 0x7F | 0x80));
        block.Add((byte)value);
    }
}
