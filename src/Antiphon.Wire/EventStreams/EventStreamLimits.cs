namespace Antiphon.Wire.EventStreams;

/// <summary>How large a message may announce itself to be. Checked on the prelude, before anything else is buffered.</summary>
public sealed record EventStreamLimits
{
    /// <summary>The protocol's own caps: 16 MiB a message, 128 KiB of headers. Routes should be tighter.</summary>
    public static EventStreamLimits Default { get; } = new();

    /// <summary>Bytes of a whole message with its 16 bytes of framing; at least 16.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of the header block.</summary>
    public int MaxHeaderBytes { get; init; } = 128 * 1024;

    /// <exception cref="ArgumentOutOfRangeException">A limit would refuse every message.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxMessageBytes, EventStreamPrelude.FramingLength);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxHeaderBytes);
    }
}
