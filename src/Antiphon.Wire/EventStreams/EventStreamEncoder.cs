using System.Buffers;

namespace Antiphon.Wire.EventStreams;

/// <summary>Writes messages straight into the output's memory: no intermediate copy, no allocation of its own.</summary>
public static class EventStreamEncoder
{
    /// <summary>Bytes a message has besides its headers and payload.</summary>
    public const int FramingLength = EventStreamPrelude.FramingLength;

    /// <summary>Writes one message and advances <paramref name="output"/> by its length.</summary>
    /// <param name="output">Asked for one span that holds the whole message.</param>
    /// <param name="headerBlock">Encoded headers; constant blocks can be cached (<see cref="EventStreamHeaderBlock"/>).</param>
    /// <param name="payload">The payload; may be empty.</param>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> headerBlock, ReadOnlySpan<byte> payload)
    {
        var frame = Begin(output, headerBlock, payload.Length);
        payload.CopyTo(frame.Payload);
        frame.Complete(payload.Length);
    }

    /// <summary>As the other overload, for a payload in several segments.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> headerBlock, in ReadOnlySequence<byte> payload)
    {
        var frame = Begin(output, headerBlock, checked((int)payload.Length));
        payload.CopyTo(frame.Payload);
        frame.Complete((int)payload.Length);
    }

    /// <summary>Opens a message whose payload the caller produces in place. Nothing is written until it is completed.</summary>
    /// <param name="output">Must not be used between this call and <see cref="EventStreamFrame.Complete"/>.</param>
    /// <param name="headerBlock">Encoded headers.</param>
    /// <param name="payloadCapacity">The most bytes the payload may turn out to have.</param>
    public static EventStreamFrame Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> headerBlock, int payloadCapacity)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfNegative(payloadCapacity);
        var length = checked(FramingLength + headerBlock.Length + payloadCapacity);
        return new EventStreamFrame(output, output.GetSpan(length)[..length], headerBlock);
    }

    /// <summary>Writes a message into <paramref name="destination"/> and answers its length.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static int Write(Span<byte> destination, ReadOnlySpan<byte> headerBlock, ReadOnlySpan<byte> payload)
    {
        var length = checked(FramingLength + headerBlock.Length + payload.Length);
        if (destination.Length < length) throw new ArgumentException("The message does not fit.", nameof(destination));
        headerBlock.CopyTo(destination[EventStreamPrelude.Length..]);
        payload.CopyTo(destination[(EventStreamPrelude.Length + headerBlock.Length)..]);
        EventStreamFrame.Seal(destination[..length], headerBlock.Length);
        return length;
    }
}
