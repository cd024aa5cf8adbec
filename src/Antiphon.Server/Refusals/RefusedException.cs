namespace Antiphon.Server.Refusals;

/// <summary>The server refuses a request for a reason that all doors share. Ends that request and nothing else.</summary>
/// <param name="kind">What a door's error map goes by.</param>
/// <param name="message">What is wrong and what helps, fit for a client.</param>
public sealed class RefusedException(RefusalKind kind, string message) : Exception(message)
{
    /// <summary>What a door's error map goes by.</summary>
    public RefusalKind Kind { get; } = kind;

    /// <summary>The wait after which the same request may succeed; null: not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A limit is reached.</summary>
    public static RefusedException Throttled(string message, TimeSpan? retryAfter = null) =>
        new(RefusalKind.Throttled, message) { RetryAfter = retryAfter };
}
