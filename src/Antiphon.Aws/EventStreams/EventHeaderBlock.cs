using Antiphon.Wire.EventStreams;

namespace Antiphon.Aws.EventStreams;

/// <summary>Header blocks in AWS's three-header form, encoded once by whoever sends them often.</summary>
public static class EventHeaderBlock
{
    /// <summary>A message that carries an event.</summary>
    public static byte[] ForEvent(string type, string contentType) => Encode("event"u8, ":event-type"u8, type, contentType);

    /// <summary>A message that carries an exception, always as JSON.</summary>
    public static byte[] ForException(string type) => Encode("exception"u8, ":exception-type"u8, type, "application/json");

    private static byte[] Encode(ReadOnlySpan<byte> messageType, ReadOnlySpan<byte> typeHeader, string type, string contentType)
    {
        var headers = new EventStreamHeaderWriter(stackalloc byte[512]);
        headers.WriteString(":message-type"u8, messageType);
        headers.WriteString(typeHeader, type);
        headers.WriteString(":content-type"u8, contentType);
        return headers.Written.ToArray();
    }
}
