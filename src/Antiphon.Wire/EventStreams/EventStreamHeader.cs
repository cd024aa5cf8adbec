using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Antiphon.Wire.EventStreams;

/// <summary>
/// One header of a decoded message. Borrows the decode buffer: copy what must outlive it. The typed getters answer false, and never
/// throw, where the header has another type.
/// </summary>
public readonly struct EventStreamHeader
{
    private const long MinMilliseconds = -62_135_596_800_000; // 0001-01-01, the first moment of DateTimeOffset
    private const long MaxMilliseconds = 253_402_300_799_999; // 9999-12-31T23:59:59.999, its last whole millisecond

    private readonly ReadOnlySequence<byte> _block;
    private readonly EventStreamHeaderLayout _layout;

    internal EventStreamHeader(in ReadOnlySequence<byte> block, int start, EventStreamHeaderLayout layout)
    {
        _block = block;
        _layout = layout;
        Start = start;
    }

    /// <summary>The type of the value.</summary>
    public EventStreamHeaderType Type => _layout.Type;

    /// <summary>The name. Allocates; to compare use <see cref="NameEquals"/>.</summary>
    public string Name => Encoding.UTF8.GetString(Slice(1, _layout.NameLength));

    /// <summary>The value's bytes as on the wire, without a length prefix.</summary>
    public ReadOnlySequence<byte> Value => Slice(_layout.ValueStart, _layout.ValueLength);

    /// <summary>Where the header begins in its block.</summary>
    internal int Start { get; }

    internal int ValueLength => _layout.ValueLength;

    internal int End => Start + _layout.Length;

    /// <summary>Whether the name is <paramref name="utf8"/>, byte for byte (names are case-sensitive).</summary>
    public bool NameEquals(ReadOnlySpan<byte> utf8) => PartEquals(1, _layout.NameLength, utf8);

    /// <summary>Whether the value's bytes, whatever their type, are <paramref name="utf8"/>.</summary>
    public bool ValueEquals(ReadOnlySpan<byte> utf8) => PartEquals(_layout.ValueStart, _layout.ValueLength, utf8);

    /// <summary>Reads types 0 and 1.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = Type == EventStreamHeaderType.True;
        return Type <= EventStreamHeaderType.False;
    }

    /// <summary>Reads type 2.</summary>
    public bool TryGetSByte(out sbyte value)
    {
        var found = TryGetNumber(EventStreamHeaderType.SByte, out var number);
        value = (sbyte)number;
        return found;
    }

    /// <summary>Reads type 3.</summary>
    public bool TryGetInt16(out short value)
    {
        var found = TryGetNumber(EventStreamHeaderType.Int16, out var number);
        value = (short)number;
        return found;
    }

    /// <summary>Reads type 4.</summary>
    public bool TryGetInt32(out int value)
    {
        var found = TryGetNumber(EventStreamHeaderType.Int32, out var number);
        value = (int)number;
        return found;
    }

    /// <summary>Reads type 5.</summary>
    public bool TryGetInt64(out long value) => TryGetNumber(EventStreamHeaderType.Int64, out value);

    /// <summary>Reads type 6; <paramref name="value"/> borrows the decode buffer.</summary>
    public bool TryGetBytes(out ReadOnlySequence<byte> value)
    {
        value = Type == EventStreamHeaderType.Bytes ? Value : default;
        return Type == EventStreamHeaderType.Bytes;
    }

    /// <summary>Reads type 7; what is no UTF-8 becomes U+FFFD. Allocates: to compare use <see cref="ValueEquals"/>.</summary>
    public bool TryGetString(out string value)
    {
        value = Type == EventStreamHeaderType.String ? Encoding.UTF8.GetString(Value) : "";
        return Type == EventStreamHeaderType.String;
    }

    /// <summary>Reads type 8 (UTC); false also for a moment outside the years 1 to 9999.</summary>
    public bool TryGetTimestamp(out DateTimeOffset value)
    {
        if (TryGetTimestampMilliseconds(out var milliseconds) && milliseconds is >= MinMilliseconds and <= MaxMilliseconds)
        {
            value = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Reads type 8 as it is: milliseconds since 1970-01-01T00:00:00Z.</summary>
    public bool TryGetTimestampMilliseconds(out long value) => TryGetNumber(EventStreamHeaderType.Timestamp, out value);

    /// <summary>Reads type 9, first byte first.</summary>
    public bool TryGetUuid(out Guid value)
    {
        value = default;
        if (Type != EventStreamHeaderType.Uuid) return false;
        Span<byte> bytes = stackalloc byte[16];
        Value.CopyTo(bytes);
        value = new Guid(bytes, bigEndian: true);
        return true;
    }

    private bool TryGetNumber(EventStreamHeaderType type, out long value)
    {
        value = 0;
        if (Type != type) return false;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        CopyValueTo(bytes);
        // The value stands at the front; the arithmetic shift brings it down with its sign.
        value = BinaryPrimitives.ReadInt64BigEndian(bytes) >> (8 * (sizeof(long) - _layout.ValueLength));
        return true;
    }

    /// <summary>Copies the value to the front of <paramref name="destination"/>, which must have room for all of it.</summary>
    internal void CopyValueTo(Span<byte> destination)
    {
        if (_block.IsSingleSegment) _block.FirstSpan.Slice(Start + _layout.ValueStart, _layout.ValueLength).CopyTo(destination);
        else Value.CopyTo(destination);
    }

    private bool PartEquals(int start, int length, ReadOnlySpan<byte> expected)
    {
        if (length != expected.Length) return false;
        return _block.IsSingleSegment
            ? _block.FirstSpan.Slice(Start + start, length).SequenceEqual(expected)
            : SplitEquals(Slice(start, length), expected);
    }

    private static bool SplitEquals(in ReadOnlySequence<byte> part, ReadOnlySpan<byte> expected)
    {
        foreach (var segment in part)
        {
            if (!expected.StartsWith(segment.Span)) return false;
            expected = expected[segment.Length..];
        }

        return true;
    }

    // Kept out of its callers, whose fast paths would otherwise clear stack room for sequences that they do not use.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ReadOnlySequence<byte> Slice(int start, int length) => _block.Slice(Start + start, length);
}
