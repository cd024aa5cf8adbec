using Antiphon.Wire.EventStreams;

namespace Antiphon.Cli.Decode;

/// <summary>How what was found is told.</summary>
internal interface IDecodeReport
{
    /// <summary>A message.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="message">Its headers and payload.</param>
    /// <param name="isEnvelope">Whether the payload is a message of its own, which is told next.</param>
    void Message(MessagePlace place, in EventStreamMessage message, bool isEnvelope);

    /// <summary>Bytes that are no message.</summary>
    void Malformed(MessagePlace place, string name, string explanation);

    /// <summary>The end.</summary>
    void End(int messages, int malformed);
}

/// <summary>Where a message stands.</summary>
/// <param name="Offset">Bytes from the start of the capture.</param>
/// <param name="Length">Bytes of the message, framing included; of malformed ones, those that are there.</param>
/// <param name="Depth">0 outside, 1 inside a signed envelope.</param>
internal readonly record struct MessagePlace(long Offset, int Length, int Depth);
