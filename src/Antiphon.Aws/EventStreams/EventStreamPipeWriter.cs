using System.IO.Pipelines;
using Antiphon.Wire.EventStreams;

namespace Antiphon.Aws.EventStreams;

/// <summary>Writes messages straight into a pipe. The only loop that writes; one writer at a time.</summary>
/// <param name="pipe">Where the bytes go. The caller owns and completes it.</param>
public sealed class EventStreamPipeWriter(PipeWriter pipe)
{
    /// <summary>Puts one message into the pipe's buffer without flushing it.</summary>
    /// <param name="headers">A whole encoded header block, made once by its owner.</param>
    /// <param name="payload">The message's payload; copied.</param>
    public void Write(ReadOnlySpan<byte> headers, ReadOnlySpan<byte> payload) => EventStreamEncoder.Write(pipe, headers, payload);

    /// <summary>Sends what was written. Latency is bounded by the flush, so flush every event.</summary>
    /// <returns>False when the reader is gone.</returns>
    public async ValueTask<bool> FlushAsync(CancellationToken cancellationToken)
    {
        var result = await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
        return !result.IsCompleted;
    }
}
