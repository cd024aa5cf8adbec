using Antiphon.Wire.EventStreams;

namespace Antiphon.Aws.EventStreams;

/// <summary>Header blocks in AWS's three-header form, encoded once by a sender that sends them often.</summary>
public static class EventHeaderBlock
{
    /// <summary>A message that carries an event.</summary>
    public static byte[] ForEvent(string type, string contentType) =>
        EventStreamHeaderBlock.OfStrings((":message-type", "event"), (":event-type", type), (":content-type", contentType));

    /// <summary>A message that carries an exception, always as JSON.</summary>
    public static byte[] ForException(string type) =>
        EventStreamHeaderBlock.OfStrings((":message-type", "exception"), (":exception-type", type), (":content-type", "application/json"));
}
