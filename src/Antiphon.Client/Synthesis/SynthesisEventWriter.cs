using System.Buffers;
using System.IO.Pipelines;
using Antiphon.Aws.PollyApi;
using Antiphon.Wire.Signatures;

namespace Antiphon.Client.Synthesis;

/// <summary>Encodes, signs and sends input events, one at a time: their signatures are a chain.</summary>
internal sealed class SynthesisEventWriter(PipeWriter pipe, EventSigner signer, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ArrayBufferWriter<byte> _payload = new(512);
    private bool _ended;

    public ValueTask WriteAsync(TextEvent text, CancellationToken cancellationToken) => WriteAsync(text, last: false, cancellationToken);

    /// <summary>CloseStreamEvent, then the empty frame that ends the input, then the end of the body (polly.md §2, safe rules).</summary>
    public ValueTask CloseAsync(CancellationToken cancellationToken) => WriteAsync(CloseStreamEvent.Instance, last: true, cancellationToken);

    public void Dispose()
    {
        _turn.Dispose();
        signer.Dispose();
    }

    private async ValueTask WriteAsync(SynthesisInputEvent input, bool last, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_ended) throw new InvalidOperationException("The stream's input is already closed.");
            _ended = last;
            _payload.ResetWrittenCount();
            SynthesisInputEventWriter.WritePayload(input, _payload);
            signer.Sign(pipe, SynthesisInputEventWriter.Headers(input), _payload.WrittenSpan, time.GetUtcNow());
            if (last) signer.SignEnd(pipe, time.GetUtcNow());
            await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (last) await pipe.CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
