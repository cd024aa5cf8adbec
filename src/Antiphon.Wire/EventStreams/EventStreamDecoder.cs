using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Antiphon.Wire.Checksums;

namespace Antiphon.Wire.EventStreams;

/// <summary>Cuts event-stream messages out of a byte stream. Stateless; does no I/O and allocates nothing.</summary>
public static class EventStreamDecoder
{
    //  0       4          8             12        12+H          N-4     N
    //  | total | headers  | prelude CRC | headers | payload     | CRC   |

    /// <summary>Takes one message off the front of <paramref name="buffer"/>, or leaves it untouched and answers false.</summary>
    /// <param name="buffer">Bytes received so far, in any segmentation.</param>
    /// <param name="limits">Judged as soon as the 12 bytes of the prelude are there, before the message is buffered.</param>
    /// <param name="message">Borrows the buffer's memory: copy what must outlive it.</param>
    /// <exception cref="EventStreamException">The bytes can never become a valid message.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, EventStreamLimits limits, out EventStreamMessage message)
    {
        ArgumentNullException.ThrowIfNull(limits);
        message = default;
        var first = buffer.FirstSpan;
        if (first.Length < EventStreamPrelude.Length)
        {
            return buffer.Length >= EventStreamPrelude.Length && TryReadSplit(ref buffer, ReadSplitPrelude(buffer, limits), out message);
        }

        var prelude = EventStreamPrelude.Read(first, limits);
        if (first.Length < prelude.TotalLength) return TryReadSplit(ref buffer, prelude, out message);

        var bytes = first[..prelude.TotalLength];
        var expected = BinaryPrimitives.ReadUInt32BigEndian(bytes[^EventStreamPrelude.ChecksumLength..]);
        if (Crc32.Compute(bytes[..^EventStreamPrelude.ChecksumLength]) != expected) ThrowChecksum();
        EventStreamHeaderLayout.ValidateBlock(bytes.Slice(EventStreamPrelude.Length, prelude.HeadersLength));
        message = Take(ref buffer, prelude);
        return true;
    }

    // Kept out of line, so that the usual case of a contiguous message does not clear this one's stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryReadSplit(ref ReadOnlySequence<byte> buffer, EventStreamPrelude prelude, out EventStreamMessage message)
    {
        message = default;
        if (buffer.Length < prelude.TotalLength) return false;

        Span<byte> expected = stackalloc byte[EventStreamPrelude.ChecksumLength];
        var checkedLength = prelude.TotalLength - EventStreamPrelude.ChecksumLength;
        buffer.Slice(checkedLength, EventStreamPrelude.ChecksumLength).CopyTo(expected);
        if (Crc32.Compute(buffer.Slice(0, checkedLength)) != BinaryPrimitives.ReadUInt32BigEndian(expected)) ThrowChecksum();
        ValidateHeaders(buffer.Slice(EventStreamPrelude.Length, prelude.HeadersLength));
        message = Take(ref buffer, prelude);
        return true;
    }

    private static EventStreamPrelude ReadSplitPrelude(in ReadOnlySequence<byte> buffer, EventStreamLimits limits)
    {
        Span<byte> bytes = stackalloc byte[EventStreamPrelude.Length];
        buffer.Slice(0, EventStreamPrelude.Length).CopyTo(bytes);
        return EventStreamPrelude.Read(bytes, limits);
    }

    private static void ValidateHeaders(in ReadOnlySequence<byte> headers)
    {
        if (headers.IsSingleSegment)
        {
            EventStreamHeaderLayout.ValidateBlock(headers.FirstSpan);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent((int)headers.Length);
        try
        {
            headers.CopyTo(rented);
            EventStreamHeaderLayout.ValidateBlock(rented.AsSpan(0, (int)headers.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static EventStreamMessage Take(ref ReadOnlySequence<byte> buffer, EventStreamPrelude prelude)
    {
        var message = new EventStreamMessage(
            buffer.Slice(EventStreamPrelude.Length, prelude.HeadersLength),
            buffer.Slice(EventStreamPrelude.Length + prelude.HeadersLength, prelude.PayloadLength));
        buffer = buffer.Slice(prelude.TotalLength);
        return message;
    }

    [DoesNotReturn]
    private static void ThrowChecksum() =>
        throw new EventStreamException(EventStreamMalformation.MessageChecksum, "The message's checksum does not match.");
}
