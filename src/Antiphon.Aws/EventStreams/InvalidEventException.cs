namespace Antiphon.Aws.EventStreams;

/// <summary>An inbound event is not one whole event, or not what the service model says. Ends the stream; the client is to blame.</summary>
public sealed class InvalidEventException(string message) : Exception(message);
