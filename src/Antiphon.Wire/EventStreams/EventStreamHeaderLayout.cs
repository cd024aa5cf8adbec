using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Antiphon.Wire.EventStreams;

//  0    1          1+n    2+n           (4+n)
//  | n  | name (n) | type | (u16 length) | value |     length: types 6 and 7 only

/// <summary>Where the parts of one header lie, relative to its first byte.</summary>
internal readonly struct EventStreamHeaderLayout
{
    /// <summary>The most bytes that precede a value: name length, name, type, value length.</summary>
    public const int MaxLengthBeforeValue = 1 + byte.MaxValue + 1 + 2;

    private const byte Prefixed = byte.MaxValue;

    private EventStreamHeaderLayout(byte nameLength, EventStreamHeaderType type, int valueStart, int valueLength)
    {
        NameLength = nameLength;
        Type = type;
        ValueStart = valueStart;
        ValueLength = valueLength;
    }

    public byte NameLength { get; }

    public EventStreamHeaderType Type { get; }

    public int ValueStart { get; }

    public int ValueLength { get; }

    public int Length => ValueStart + ValueLength;

    private static ReadOnlySpan<byte> ValueLengths => [0, 0, 1, 2, 4, 8, Prefixed, Prefixed, 8, 16];

    /// <summary>Reads the layout of the header at the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">At least what precedes the value, or all that is left of the block.</param>
    /// <param name="blockLength">Bytes left in the block.</param>
    /// <exception cref="EventStreamException">The header does not fit into the block, or its type is unknown.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventStreamHeaderLayout Read(ReadOnlySpan<byte> bytes, int blockLength)
    {
        var nameLength = bytes[0];
        if (nameLength == 0) Throw(EventStreamMalformation.HeaderNameEmpty);
        var valueStart = 2 + nameLength;
        if (valueStart > bytes.Length) Throw(EventStreamMalformation.HeaderNameOverBlock);

        var type = bytes[valueStart - 1];
        if (type >= ValueLengths.Length) Throw(EventStreamMalformation.HeaderTypeUnknown);
        int valueLength = ValueLengths[type];
        if (valueLength == Prefixed)
        {
            if (valueStart + 2 > bytes.Length) Throw(EventStreamMalformation.HeaderValueOverBlock);
            valueLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[valueStart..]);
            valueStart += 2;
        }

        if (valueLength > blockLength - valueStart) Throw(EventStreamMalformation.HeaderValueOverBlock);
        return new EventStreamHeaderLayout(nameLength, (EventStreamHeaderType)type, valueStart, valueLength);
    }

    /// <exception cref="EventStreamException">A header of the block is malformed.</exception>
    public static void ValidateBlock(ReadOnlySpan<byte> block)
    {
        while (!block.IsEmpty) block = block[Read(block, block.Length).Length..];
    }

    [DoesNotReturn]
    private static void Throw(EventStreamMalformation malformation) =>
        throw new EventStreamException(malformation, $"A header is malformed: {malformation}.");
}
