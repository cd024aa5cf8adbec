using System.Buffers;

namespace Antiphon.Speech.Sessions;

/// <summary>
/// Encoded audio on its way to the listener. While a slow listener takes one part, the engine goes on with the next, up to a bound: it
/// finishes its piece and is free for other streams, whom a slow reader must not hold up. Used by one task.
/// </summary>
internal sealed class HeldAudio(ISpeechOutput output, int maxBytesHeld)
{
    // Enough for a neural voice's longest chunk. A slow spell makes a buffer larger; a stream of many quiet hours does not keep that.
    private const int LargestKept = 128 * 1024;

    private ArrayBufferWriter<byte> _filling = new();
    private ArrayBufferWriter<byte> _leaving = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>Where encoded bytes go; <see cref="SendAsync"/> follows each run of them.</summary>
    public IBufferWriter<byte> Writer => _filling;

    /// <summary>Whether anything waits to be sent.</summary>
    public bool IsEmpty => _filling.WrittenCount == 0;

    /// <summary>Sends what was written if the listener has taken what went before; else holds it, and waits only beyond the bound.</summary>
    public ValueTask SendAsync(CancellationToken cancellationToken)
    {
        if (IsEmpty || (!_sending.IsCompleted && _filling.WrittenCount < maxBytesHeld)) return ValueTask.CompletedTask;
        return BeginSendAsync(cancellationToken);
    }

    /// <summary>Waits until the listener has taken everything.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        if (!IsEmpty) await BeginSendAsync(cancellationToken).ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        _leaving = Emptied(_leaving);
    }

    /// <summary>Waits for a part that is still leaving, whatever becomes of it: after it nothing more is written to the output.</summary>
    public async ValueTask SettleAsync() => await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async ValueTask BeginSendAsync(CancellationToken cancellationToken)
    {
        await _sending.ConfigureAwait(false);
        (_filling, _leaving) = (Emptied(_leaving), _filling);
        var write = output.WriteAsync(_leaving.WrittenMemory, cancellationToken);
        _sending = write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }

    private static ArrayBufferWriter<byte> Emptied(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > LargestKept) return new ArrayBufferWriter<byte>();
        buffer.ResetWrittenCount();
        return buffer;
    }
}
