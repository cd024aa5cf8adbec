using System.Buffers.Binary;
using System.Text;

namespace Antiphon.Wire.EventStreams;

/// <summary>Writes a header block into memory of the caller's, header after header. Names are 1 to 255 bytes of UTF-8.</summary>
/// <remarks>A header that does not fit, or a name or value over its length field, throws <see cref="ArgumentException"/>.</remarks>
public ref struct EventStreamHeaderWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;
    private int _length;

    /// <summary>The block so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _destination[.._length];

    /// <summary>Writes type 0 or 1.</summary>
    public void WriteBoolean(scoped ReadOnlySpan<byte> name, bool value) =>
        Open(name, value ? EventStreamHeaderType.True : EventStreamHeaderType.False, 0);

    /// <summary>Writes type 2.</summary>
    public void WriteSByte(scoped ReadOnlySpan<byte> name, sbyte value) =>
        Open(name, EventStreamHeaderType.SByte, sizeof(sbyte))[0] = (byte)value;

    /// <summary>Writes type 3.</summary>
    public void WriteInt16(scoped ReadOnlySpan<byte> name, short value) =>
        BinaryPrimitives.WriteInt16BigEndian(Open(name, EventStreamHeaderType.Int16, sizeof(short)), value);

    /// <summary>Writes type 4.</summary>
    public void WriteInt32(scoped ReadOnlySpan<byte> name, int value) =>
        BinaryPrimitives.WriteInt32BigEndian(Open(name, EventStreamHeaderType.Int32, sizeof(int)), value);

    /// <summary>Writes type 5.</summary>
    public void WriteInt64(scoped ReadOnlySpan<byte> name, long value) =>
        BinaryPrimitives.WriteInt64BigEndian(Open(name, EventStreamHeaderType.Int64, sizeof(long)), value);

    /// <summary>Writes type 6.</summary>
    public void WriteBytes(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value) =>
        value.CopyTo(OpenPrefixed(name, EventStreamHeaderType.Bytes, value.Length));

    /// <summary>Writes type 7 from UTF-8.</summary>
    public void WriteString(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> utf8) =>
        utf8.CopyTo(OpenPrefixed(name, EventStreamHeaderType.String, utf8.Length));

    /// <summary>Writes type 7.</summary>
    public void WriteString(scoped ReadOnlySpan<byte> name, string value) =>
        Encoding.UTF8.GetBytes(value, OpenPrefixed(name, EventStreamHeaderType.String, Encoding.UTF8.GetByteCount(value)));

    /// <summary>Writes type 8; what is below a millisecond is dropped.</summary>
    public void WriteTimestamp(scoped ReadOnlySpan<byte> name, DateTimeOffset value) =>
        WriteTimestamp(name, value.ToUnixTimeMilliseconds());

    /// <summary>Writes type 8 from milliseconds since 1970-01-01T00:00:00Z.</summary>
    public void WriteTimestamp(scoped ReadOnlySpan<byte> name, long milliseconds) =>
        BinaryPrimitives.WriteInt64BigEndian(Open(name, EventStreamHeaderType.Timestamp, sizeof(long)), milliseconds);

    /// <summary>Writes type 9, first byte first.</summary>
    public void WriteUuid(scoped ReadOnlySpan<byte> name, Guid value) =>
        value.TryWriteBytes(Open(name, EventStreamHeaderType.Uuid, 16), bigEndian: true, out _);

    private Span<byte> OpenPrefixed(scoped ReadOnlySpan<byte> name, EventStreamHeaderType type, int valueLength)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(valueLength, ushort.MaxValue);
        var value = Open(name, type, sizeof(ushort) + valueLength);
        BinaryPrimitives.WriteUInt16BigEndian(value, (ushort)valueLength);
        return value[sizeof(ushort)..];
    }

    private Span<byte> Open(scoped ReadOnlySpan<byte> name, EventStreamHeaderType type, int valueLength)
    {
        ArgumentOutOfRangeException.ThrowIfZero(name.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, byte.MaxValue);
        var length = 1 + name.Length + 1 + valueLength;
        if (length > _destination.Length - _length) throw new ArgumentException("The header does not fit into the block's memory.");
        var header = _destination.Slice(_length, length);
        _length += length;
        header[0] = (byte)name.Length;
        name.CopyTo(header[1..]);
        header[1 + name.Length] = (byte)type;
        return header[(2 + name.Length)..];
    }
}
