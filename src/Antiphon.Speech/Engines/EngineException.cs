namespace Antiphon.Speech.Engines;

/// <summary>An engine could not do what it was asked. Ends the stream that asked, and nobody else's.</summary>
public sealed class EngineException(EngineFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public EngineFailure Failure { get; } = failure;

    /// <summary>Whether the same request may succeed when it is made again at once.</summary>
    public bool MayRetry => Failure is EngineFailure.WorkerDied or EngineFailure.Busy;
}
