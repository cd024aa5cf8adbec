using System.IO.Pipelines;

namespace Antiphon.Server.Transport;

/// <summary>A transport's input whose completion is hidden from the transport, so that it can be read on after Kestrel is done.</summary>
internal sealed class HeldReader(PipeReader inner) : PipeReader
{
    // What the last read returned and nobody has advanced past: the next read would fail until that is settled.
    private ReadResult? _open;

    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result)) return false;
        _open = result;
        return true;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new ValueTask<ReadResult>(Opened(read.Result)) : AwaitAsync(read);
    }

    public override void AdvanceTo(SequencePosition consumed)
    {
        _open = null;
        inner.AdvanceTo(consumed);
    }

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _open = null;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null)
    {
    }

    public override ValueTask CompleteAsync(Exception? exception = null) => ValueTask.CompletedTask;

    /// <summary>Discards what a reader left open. Call it when the hidden reader's user is done.</summary>
    public void Release()
    {
        if (_open is { } open) AdvanceTo(open.Buffer.End);
    }

    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> read) => Opened(await read);

    private ReadResult Opened(ReadResult read)
    {
        _open = read;
        return read;
    }
}
