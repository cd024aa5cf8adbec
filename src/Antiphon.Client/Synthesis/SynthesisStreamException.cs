namespace Antiphon.Client.Synthesis;

/// <summary>A synthesis stream ended otherwise than with its StreamClosedEvent.</summary>
public sealed class SynthesisStreamException : Exception
{
    /// <param name="code">The service's name of the error, or one of this client's own: <c>Truncated</c>, <c>MalformedAnswer</c>.</param>
    /// <param name="message">What the service said.</param>
    /// <param name="inner">What caused it here.</param>
    public SynthesisStreamException(string code, string message, Exception? inner = null)
        : base($"{code}: {message}", inner)
    {
        Code = code;
    }

    /// <summary>The response ended without StreamClosedEvent, the only proof of completeness: audio may be missing.</summary>
    public const string Truncated = "Truncated";

    /// <summary>The server's answer is not an event stream.</summary>
    public const string MalformedAnswer = "MalformedAnswer";

    /// <summary>The error's name: <c>ValidationException</c>, <c>ThrottlingException</c> …</summary>
    public string Code { get; }

    /// <summary>
    /// Which kind of validation failed (ValidationException): <c>invalidInboundEvent</c>, <c>fieldValidationFailed</c> …; else null.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>Which time limit passed (ServiceQuotaExceededException): <c>input-stream-inbound-event-timeout</c> …; else null.</summary>
    public string? QuotaCode { get; init; }

    /// <summary>HTTP status where the stream was refused before it began.</summary>
    public int? StatusCode { get; init; }
}
