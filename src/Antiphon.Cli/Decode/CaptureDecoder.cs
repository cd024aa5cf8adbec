using System.Buffers;
using System.Buffers.Binary;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Cli.Decode;

/// <summary>Walks a capture message by message and goes on after a malformed one where its length can still be trusted.</summary>
internal static class CaptureDecoder
{
    private const int PreludeLength = 12;
    private const int ChecksumLength = 4;
    private const int MaxDepth = 4;

    /// <returns>Whether every byte belonged to a valid message.</returns>
    public static bool Decode(byte[] capture, IDecodeReport report)
    {
        var (messages, malformed) = Walk(new ReadOnlySequence<byte>(capture), offset: 0, depth: 0, report);
        report.End(messages, malformed);
        return malformed == 0;
    }

    private static (int Messages, int Malformed) Walk(ReadOnlySequence<byte> rest, long offset, int depth, IDecodeReport report)
    {
        var (messages, malformed) = (0, 0);
        while (rest.Length > 0)
        {
            var before = rest;
            try
            {
                if (!EventStreamDecoder.TryRead(ref rest, EventStreamLimits.Default, out var message))
                {
                    report.Malformed(new MessagePlace(offset, (int)rest.Length, depth), "Truncated", Missing(rest));
                    return (messages, malformed + 1);
                }

                messages++;
                var place = new MessagePlace(offset, (int)(before.Length - rest.Length), depth);
                malformed += Tell(place, message, report);
                offset += place.Length;
            }
            catch (EventStreamException e)
            {
                malformed++;
                if (!TrySkip(before, e.Malformation, out var length))
                {
                    report.Malformed(new MessagePlace(offset, (int)before.Length, depth), e.Malformation.ToString(), e.Message + " What follows cannot be told apart.");
                    return (messages, malformed);
                }

                report.Malformed(new MessagePlace(offset, length, depth), e.Malformation.ToString(), e.Message);
                rest = before.Slice(length);
                offset += length;
            }
        }

        return (messages, malformed);
    }

    // An envelope of an input stream: its payload is the event (sdk-compatibility.md §2). Empty: the end of the input.
    private static int Tell(MessagePlace place, in EventStreamMessage message, IDecodeReport report)
    {
        var isEnvelope = message.TryFind(":chunk-signature"u8, out _) && message.Payload.Length > 0 && place.Depth < MaxDepth;
        report.Message(place, message, isEnvelope);
        return isEnvelope ? Walk(message.Payload, place.Offset + PreludeLength + message.Headers.Length, place.Depth + 1, report).Malformed : 0;
    }

    // The prelude has a checksum of its own: where only the rest is damaged, its length still holds.
    private static bool TrySkip(in ReadOnlySequence<byte> bytes, EventStreamMalformation malformation, out int length)
    {
        length = 0;
        if (malformation is EventStreamMalformation.PreludeChecksum or EventStreamMalformation.MessageTooShort or EventStreamMalformation.MessageTooLarge) return false;
        length = TotalLength(bytes);
        return length <= bytes.Length;
    }

    private static string Missing(in ReadOnlySequence<byte> rest) => rest.Length < PreludeLength
        ? $"{rest.Length} bytes are left; a message has at least {PreludeLength + ChecksumLength}."
        : $"{rest.Length} bytes are left of a message of {TotalLength(rest)}.";

    private static int TotalLength(in ReadOnlySequence<byte> bytes)
    {
        Span<byte> total = stackalloc byte[sizeof(uint)];
        bytes.Slice(0, sizeof(uint)).CopyTo(total);
        return (int)BinaryPrimitives.ReadUInt32BigEndian(total);
    }
}
