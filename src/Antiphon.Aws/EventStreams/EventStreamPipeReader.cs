using System.Runtime.CompilerServices;
using System.Buffers;
using System.IO.Pipelines;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Aws.EventStreams;

/// <summary>Awaits bytes and hands out one event-stream message at a time. The only loop that reads; one reader at a time.</summary>
/// <param name="pipe">Where the bytes arrive. The caller owns and completes it.</param>
/// <param name="limits">Refused before they are buffered.</param>
public sealed class EventStreamPipeReader(PipeReader pipe, EventStreamLimits limits)
{
    private ReadOnlySequence<byte> _unread;
    private bool _holdsBuffer;
    private bool _completed;

    /// <summary>The message that the last <see cref="ReadAsync"/> found. Borrows the pipe's memory until the next call.</summary>
    public EventStreamMessage Current { get; private set; }

    /// <summary>Waits for the next whole message.</summary>
    /// <returns>False when the input has ended between two messages.</returns>
    /// <exception cref="EventStreamException">The bytes can never become a message.</exception>
    /// <exception cref="EndOfStreamException">The input ended inside a message.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
        {
            if (_completed) return EndOfInput();
            if (_holdsBuffer) pipe.AdvanceTo(_unread.Start, _unread.End);
            _holdsBuffer = false;

            var result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.IsCanceled) throw new OperationCanceledException("The pipe's read was cancelled.");
            (_unread, _holdsBuffer, _completed) = (result.Buffer, true, result.IsCompleted);
        }

        return true;
    }

    /// <summary>Gives borrowed memory back, so that the rest of the pipe can be read by another reader.</summary>
    public void Release()
    {
        if (_holdsBuffer) pipe.AdvanceTo(_unread.Start);
        (_holdsBuffer, _unread, Current) = (false, default, default);
    }

    private bool TryTake()
    {
        if (!_holdsBuffer || !EventStreamDecoder.TryRead(ref _unread, limits, out var message)) return false;
        Current = message;
        return true;
    }

    private bool EndOfInput()
    {
        if (!_unread.IsEmpty) throw new EndOfStreamException($"The input ended {_unread.Length} bytes into a message.");
        return false;
    }
}
