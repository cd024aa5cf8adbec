namespace Antiphon.Speech.Scheduling;

/// <summary>The scheduler refuses a stream, or has stopped. Ends that stream only.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">One sentence for the client.</param>
public sealed class SchedulerException(SchedulerFailure failure, string message) : Exception(message)
{
    /// <summary>Why.</summary>
    public SchedulerFailure Failure { get; } = failure;
}
