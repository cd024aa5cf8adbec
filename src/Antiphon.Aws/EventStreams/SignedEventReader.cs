using System.Runtime.CompilerServices;
using System.Buffers;
using Antiphon.Wire.EventStreams;
using Antiphon.Wire.Signatures;

namespace Antiphon.Aws.EventStreams;

/// <summary>Unwraps signed envelopes: verifies each rolling signature before anybody sees the inner event.</summary>
/// <param name="reader">Delivers the outer messages.</param>
/// <param name="verifier">The stream's signature chain; null where signature checking is switched off.</param>
/// <param name="limits">For the inner messages.</param>
public sealed class SignedEventReader(EventStreamPipeReader reader, EventSignatureVerifier? verifier, EventStreamLimits limits)
{
    /// <summary>The inner event. Borrows the pipe's memory until the next call.</summary>
    public EventStreamMessage Current { get; private set; }

    /// <summary>Waits for the next event.</summary>
    /// <returns>False at the end of input: the signed empty envelope, or the end of the bytes (spec: sdk-compatibility §5).</returns>
    /// <exception cref="EventStreamException">The bytes are malformed.</exception>
    /// <exception cref="InvalidEventException">The envelope is not around exactly one message.</exception>
    /// <exception cref="EventSignatureException">The envelope is not signed as the chain demands.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false) && Unwrap(reader.Current);

    private bool Unwrap(in EventStreamMessage outer)
    {
        if (verifier is null && outer.TryFind(":event-type"u8, out _))
        {
            Current = outer;
            return true;
        }

        var payload = verifier is null ? outer.Payload : Verify(verifier, outer);
        if (payload.IsEmpty) return false;
        if (!EventStreamDecoder.TryRead(ref payload, limits, out var inner) || !payload.IsEmpty)
        {
            throw new InvalidEventException("The signed envelope does not hold exactly one message.");
        }

        Current = inner;
        return true;
    }

    private static ReadOnlySequence<byte> Verify(EventSignatureVerifier verifier, in EventStreamMessage outer)
    {
        var outcome = verifier.Verify(outer, out var inner, out _);
        return outcome == EventSignatureOutcome.Verified ? inner : throw new EventSignatureException(outcome);
    }
}
