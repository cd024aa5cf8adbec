using Antiphon.Wire.Signatures;

namespace Antiphon.Aws.EventStreams;

/// <summary>An event's signature does not continue the stream's chain. Ends the stream; the sender is to blame.</summary>
public sealed class EventSignatureException(EventSignatureOutcome outcome) : Exception(Describe(outcome))
{
    /// <summary>What the verifier found.</summary>
    public EventSignatureOutcome Outcome { get; } = outcome;

    private static string Describe(EventSignatureOutcome outcome) =>
        $"The event's signature does not continue the stream's chain ({outcome}): "
        + "it was altered, dropped, repeated or reordered (concurrent senders?).";
}
