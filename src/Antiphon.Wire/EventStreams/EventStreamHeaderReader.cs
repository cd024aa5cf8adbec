using System.Buffers;

namespace Antiphon.Wire.EventStreams;

/// <summary>Walks the headers of a decoded message in wire order. Cannot fail: the decoder has validated the block.</summary>
public ref struct EventStreamHeaderReader
{
    private readonly ReadOnlySequence<byte> _block;
    private readonly int _length;
    private int _position;

    internal EventStreamHeaderReader(scoped in ReadOnlySequence<byte> block)
    {
        _block = block;
        _length = (int)block.Length;
    }

    /// <summary>Reads the next header; false after the last one.</summary>
    public bool TryRead(out EventStreamHeader header)
    {
        if (_position == _length)
        {
            header = default;
            return false;
        }

        header = new EventStreamHeader(_block, _position, ReadLayout());
        _position = header.End;
        return true;
    }

    private readonly EventStreamHeaderLayout ReadLayout() => _block.IsSingleSegment
        ? EventStreamHeaderLayout.Read(_block.FirstSpan[_position..], _length - _position)
        : ReadSplitLayout();

    private readonly EventStreamHeaderLayout ReadSplitLayout()
    {
        Span<byte> beforeValue = stackalloc byte[EventStreamHeaderLayout.MaxLengthBeforeValue];
        beforeValue = beforeValue[..Math.Min(beforeValue.Length, _length - _position)];
        _block.Slice(_position, beforeValue.Length).CopyTo(beforeValue);
        return EventStreamHeaderLayout.Read(beforeValue, _length - _position);
    }
}
