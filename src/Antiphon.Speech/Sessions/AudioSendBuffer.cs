using System.Buffers;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Encoded audio on its way to the client. While a slow client takes one part, the engine continues with the next, up to a bound. So the
/// engine finishes its piece and is free for other streams. Used by one task.
/// </summary>
internal sealed class AudioSendBuffer(ISpeechOutput output, int maxBytesHeld)
{
    // Enough for a neural voice's longest chunk. A slow client makes a buffer larger; a stream that is quiet for hours does not keep it.
    private const int LargestKept = 128 * 1024;

    private ArrayBufferWriter<byte> _filling = new();
    private ArrayBufferWriter<byte> _sent = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Where encoded bytes go; <see cref="SendAsync"/> follows each run of them.</summary>
    public IBufferWriter<byte> Writer => _filling;

    /// <summary>Whether no bytes wait to be sent.</summary>
    public bool IsEmpty => _filling.WrittenCount == 0;

    /// <summary>Sends what was written if the client has taken what went before; else keeps it, and waits only beyond the bound.</summary>
    public ValueTask SendAsync(CancellationToken cancellationToken)
    {
        if (IsEmpty || (!_sending.IsCompleted && _filling.WrittenCount < maxBytesHeld)) return ValueTask.CompletedTask;
        return BeginSendAsync(cancellationToken);
    }

    /// <summary>Waits until the client has taken everything.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        if (!IsEmpty) await BeginSendAsync(cancellationToken).ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _sent = Emptied(_sent);
    }

    /// <summary>Waits for a part that is being sent, whether it fails or not. After it nothing more is written to the output.</summary>
    public async ValueTask SettleAsync() => await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async ValueTask BeginSendAsync(CancellationToken cancellationToken)
    {
        await _sending.ConfigureAwait(false);
        (_filling, _sent) = (Emptied(_sent), _filling);
        var write = output.WriteAsync(_sent.WrittenMemory, cancellationToken);
        _sending = write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }

    private static ArrayBufferWriter<byte> Emptied(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > LargestKept) return new ArrayBufferWriter<byte>();
        buffer.ResetWrittenCount();
        return buffer;
    }
}
