using System.Buffers;
using System.IO.Pipelines;
using Antiphon.Aws.PollyApi;
using Antiphon.Wire.Signatures;

namespace Antiphon.Client.Synthesis;

/// <summary>Encodes, signs and sends input events, one at a time: their signatures are a chain.</summary>
internal sealed class SynthesisEventWriter(PipeWriter pipe, EventSigner signer, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ArrayBufferWriter<byte> _payload = new(512);
    private volatile bool _abandoned;
    private bool _ended;
    private bool _disposed;

    public ValueTask WriteAsync(TextEvent text, CancellationToken cancellationToken) => WriteAsync(text, last: false, cancellationToken);

    /// <summary>CloseStreamEvent, then the empty frame that ends the input, then the end of the body (polly.md §2, safe rules).</summary>
    public ValueTask CloseAsync(CancellationToken cancellationToken) =>
        WriteAsync(CloseStreamEvent.Instance, last: true, cancellationToken);

    /// <summary>The events have no reader any more: every sender that waits for room returns. Thread-safe.</summary>
    public void Abandon()
    {
        _abandoned = true;
        pipe.CancelPendingFlush();
    }

    /// <summary>Waits for the sender whose turn it is; all others fail because the stream is disposed.</summary>
    public async ValueTask DisposeAsync()
    {
        Abandon();
        await _turn.WaitAsync().ConfigureAwait(false);
        if (!_disposed)
        {
            _disposed = true;
            await pipe.CompleteAsync().ConfigureAwait(false);
            signer.Dispose();
        }

        // The semaphore itself is not disposed: it has no handle, and disposing it would leave waiting senders waiting for ever.
        _turn.Release();
    }

    private async ValueTask WriteAsync(SynthesisInputEvent input, bool last, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SynthesisStream));
            if (_ended) throw new InvalidOperationException("The stream's input is already closed.");
            _ended = last;

            if (_abandoned)
            {
                // What became of the stream is told to the reader of its audio.
                if (last) await pipe.CompleteAsync().ConfigureAwait(false);
                return;
            }

            _payload.ResetWrittenCount();
            SynthesisInputEventWriter.WritePayload(input, _payload);
            signer.Sign(pipe, SynthesisInputEventWriter.Headers(input), _payload.WrittenSpan, time.GetUtcNow());
            if (last) signer.SignEnd(pipe, time.GetUtcNow());
            await FlushAsync(last, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask FlushAsync(bool last, CancellationToken cancellationToken)
    {
        try
        {
            await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A sender that stopped waiting for room has closed the input all the same.
            if (last) await pipe.CompleteAsync().ConfigureAwait(false);
        }
    }
}
