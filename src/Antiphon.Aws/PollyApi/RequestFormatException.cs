namespace Antiphon.Aws.PollyApi;

/// <summary>
/// A request's body cannot be read: it is not JSON, or a member has another type than the model says. Ends the request; the client is
/// to blame.
/// </summary>
public sealed class RequestFormatException(string message, Exception? inner = null) : Exception(message, inner);
