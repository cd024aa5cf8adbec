namespace Antiphon.Wire.Signatures;

/// <summary>What became of a signed event. All but <see cref="Verified"/> end the stream; the sender is to blame.</summary>
public enum EventSignatureOutcome
{
    /// <summary>Nothing was verified. The zero value is a refusal, so that a forgotten result fails closed.</summary>
    Unverified = 0,

    /// <summary>The event is the next one of the chain. An empty payload marks the end of the input.</summary>
    Verified,

    /// <summary>There is no <c>:chunk-signature</c> header of 32 bytes (the JavaScript SDK's WebSocket messages have none).</summary>
    SignatureMissing,

    /// <summary>There is no <c>:date</c> header with a moment in the years 1 to 9999.</summary>
    DateMissing,

    /// <summary>
    /// No active secret gives this signature: tampered with, replayed, dropped, or out of order (concurrent senders on one stream).
    /// </summary>
    SignatureMismatch,
}
