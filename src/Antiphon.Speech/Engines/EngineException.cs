namespace Antiphon.Speech.Engines;

/// <summary>
/// An engine failed, refused a request or has no room. It ends the stream that asked and no other. <see cref="Exception.Message"/> may be
/// sent to clients: it never names a path, a library or a line of a worker's output. <see cref="Detail"/> may, so only logs and the
/// operator's commands print it; <see cref="ToString"/>, which loggers use, contains both.
/// </summary>
public sealed class EngineException : Exception
{
    /// <summary>A failure whose message is the sentence of its kind.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="detail">The cause in one line, for the log only.</param>
    /// <param name="inner">The exception behind it, if any.</param>
    public EngineException(EngineFailure failure, string detail, Exception? inner = null)
        : this(failure, MessageOf(failure), detail, inner)
    {
    }

    private EngineException(EngineFailure failure, string message, string detail, Exception? inner)
        : base(message, inner) => (Failure, Detail) = (failure, detail);

    /// <summary>What went wrong.</summary>
    public EngineFailure Failure { get; }

    /// <summary>The cause in one line; the message where there is nothing to add. Not for clients.</summary>
    public string Detail { get; }

    /// <summary>Whether the same request may succeed when it is made again at once.</summary>
    public bool MayRetry => Failure is EngineFailure.WorkerDied or EngineFailure.WorkerStalled or EngineFailure.Busy;

    /// <summary>A failure whose reason the client may read: what is wrong with the request, or how full the server is.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="message">One sentence without anything of the engine's insides.</param>
    public static EngineException ForClient(EngineFailure failure, string message) => new(failure, message, message, inner: null);

    /// <inheritdoc/>
    public override string ToString() => Detail == Message ? base.ToString() : $"{base.ToString()}{Environment.NewLine}Detail: {Detail}";

    private static string MessageOf(EngineFailure failure) => failure switch
    {
        EngineFailure.WorkerDied => "The engine's process ended.",
        EngineFailure.WorkerStalled => "The engine's process stopped responding.",
        EngineFailure.ProtocolBroken => "The engine's process sent an invalid answer.",
        EngineFailure.Unavailable => "The engine is not available now.",
        EngineFailure.Refused => "The engine refused the request.",
        EngineFailure.Busy => "The engine is busy.",
        _ => "The engine had an internal error.",
    };
}
