namespace Antiphon.Aws.PollyApi;

/// <summary>A request's body is no JSON object, or one of its members has another type than the service model says.</summary>
public sealed class MalformedRequestException(string message, Exception? inner = null) : Exception(message, inner);
