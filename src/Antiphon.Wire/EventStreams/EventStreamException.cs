namespace Antiphon.Wire.EventStreams;

/// <summary>
/// Malformed bytes. The sender is to blame; it ends the stream, because where the next message would begin is unknown; sending the
/// same bytes again cannot help.
/// </summary>
public sealed class EventStreamException : Exception
{
    internal EventStreamException(EventStreamMalformation malformation, string message)
        : base(message)
    {
        Malformation = malformation;
    }

    /// <summary>What is wrong with the bytes.</summary>
    public EventStreamMalformation Malformation { get; }
}
