using System.IO.Pipelines;

namespace Antiphon.Server.Transport;

/// <summary>
/// A transport's output whose completion is hidden from the transport, that reports what passes through it, and on HTTP/1.x gives the
/// errors of the server below the application a body.
/// </summary>
internal sealed class HeldWriter(PipeWriter inner, ResponseActivity activity, bool http2) : PipeWriter
{
    private Memory<byte> _lent;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _lent = inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (bytes > 0)
        {
            if (!http2 && BareAnswer.TryComplete(_lent.Span[..bytes], out var whole))
            {
                Replace(whole);
                return;
            }

            activity.Observe(_lent.Span[..bytes]);
            _lent = _lent[bytes..];
        }

        inner.Advance(bytes);
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        activity.Observe(source.Span);
        return inner.WriteAsync(source, cancellationToken);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
    }

    public override ValueTask CompleteAsync(Exception? exception = null) => ValueTask.CompletedTask;

    // What was lent is not committed yet: asked for again, it is written anew.
    private void Replace(ReadOnlySpan<byte> answer)
    {
        _lent = default;
        answer.CopyTo(inner.GetSpan(answer.Length));
        inner.Advance(answer.Length);
        activity.Observe(answer);
    }
}
