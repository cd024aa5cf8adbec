using System.Buffers;

namespace Antiphon.Wire.EventStreams;

/// <summary>
/// A decoded message: checksums and header layout are already proven. Borrows the decode buffer's memory: valid until that buffer is
/// advanced or returned.
/// </summary>
public readonly struct EventStreamMessage
{
    internal EventStreamMessage(in ReadOnlySequence<byte> headers, in ReadOnlySequence<byte> payload)
    {
        Headers = headers;
        Payload = payload;
    }

    /// <summary>The header block as on the wire.</summary>
    public ReadOnlySequence<byte> Headers { get; }

    /// <summary>The payload; empty where the message has none.</summary>
    public ReadOnlySequence<byte> Payload { get; }

    /// <summary>Starts at the first header.</summary>
    public EventStreamHeaderReader ReadHeaders() => new(Headers);

    /// <summary>Finds the first header of that name (case-sensitive). A linear walk: messages have few headers.</summary>
    public bool TryFind(ReadOnlySpan<byte> utf8Name, out EventStreamHeader header)
    {
        if (!Headers.IsSingleSegment) return TryFindInSegments(utf8Name, out header);

        var block = Headers.FirstSpan;
        for (var start = 0; start < block.Length;)
        {
            var layout = EventStreamHeaderLayout.Read(block[start..], block.Length - start);
            if (block.Slice(start + 1, layout.NameLength).SequenceEqual(utf8Name))
            {
                header = new EventStreamHeader(Headers, start, layout);
                return true;
            }

            start += layout.Length;
        }

        header = default;
        return false;
    }

    private bool TryFindInSegments(ReadOnlySpan<byte> utf8Name, out EventStreamHeader header)
    {
        var reader = ReadHeaders();
        while (reader.TryRead(out header))
        {
            if (header.NameEquals(utf8Name)) return true;
        }

        return false;
    }
}
