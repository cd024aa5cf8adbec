using System.Text;

namespace Antiphon.Wire.EventStreams;

/// <summary>Encodes header blocks that never change, for callers that keep them in a static field.</summary>
public static class EventStreamHeaderBlock
{
    /// <summary>A block of string headers in the given order.</summary>
    /// <exception cref="ArgumentException">A name or value is longer than its length field can say, or a name is empty.</exception>
    public static byte[] OfStrings(params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var length = 0;
        foreach (var (name, value) in headers) length += 4 + Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
        var block = new byte[length];
        var writer = new EventStreamHeaderWriter(block);
        foreach (var (name, value) in headers) writer.WriteString(Encoding.UTF8.GetBytes(name), value);
        return block;
    }
}
