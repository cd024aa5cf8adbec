using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Antiphon.Server.Transport;

/// <summary>A socket's input that asks for a quick acknowledgement after each receive: one system call, well under a microsecond.</summary>
internal sealed class QuickAckReader(PipeReader inner, Socket socket) : PipeReader
{
    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result)) return false;
        QuickAck.TrySet(socket);
        return true;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(cancellationToken);
        return read.IsCompletedSuccessfully ? new ValueTask<ReadResult>(Acknowledged(read.Result)) : AwaitAsync(read);
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> read) => Acknowledged(await read);

    private ReadResult Acknowledged(ReadResult read)
    {
        if (!read.IsCompleted) QuickAck.TrySet(socket);
        return read;
    }
}
