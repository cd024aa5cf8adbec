using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Speaking;

/// <summary>
/// Keeps the last few bytes of a body back and lets one of them go every two seconds while nothing else comes. Who has audio in hand may
/// wait longer for its next step than some clients wait for a byte: Rust gives a body up after 6 s without one (sdk-compatibility.md §8).
/// </summary>
internal sealed class HeldTail : ISpeechOutput, IAsyncDisposable
{
    // A minute of silence.
    private const int MostBytes = 32;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ISpeechOutput _output;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _held = new byte[MostBytes];
    private readonly Task _dripping;
    private int _count;
    private long _lastWrite;

    public HeldTail(ISpeechOutput output, TimeProvider time)
    {
        (_output, _time, _lastWrite) = (output, time, time.GetTimestamp());
        _dripping = DripAsync(_stop.Token);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Of all that is here, the last bytes stay.
            var leaving = Math.Max(0, _count + audio.Length - MostBytes);
            var ofHeld = Math.Min(leaving, _count);
            await SendHeldAsync(ofHeld, cancellationToken).ConfigureAwait(false);
            var ofNew = leaving - ofHeld;
            if (ofNew > 0) await SendAsync(audio[..ofNew], cancellationToken).ConfigureAwait(false);
            audio[ofNew..].CopyTo(_held.AsMemory(_count));
            _count += audio.Length - ofNew;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Lets go of what is held: the body is whole.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await StopAsync().ConfigureAwait(false);
        await SendHeldAsync(_count, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
        _writing.Dispose();
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _dripping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // A client that is gone ends the next write of the audio too, and there it is told.
    private async Task DripAsync(CancellationToken stop)
    {
        while (true)
        {
            var left = Interval - _time.GetElapsedTime(Interlocked.Read(ref _lastWrite));

            // Timers count whole milliseconds and drop the rest: a wait of less than one would spin.
            if (left > TimeSpan.Zero) await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), _time, stop).ConfigureAwait(false);
            else await DropAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task DropAsync(CancellationToken stop)
    {
        await _writing.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await SendHeldAsync(Math.Min(1, _count), CancellationToken.None).ConfigureAwait(false);
            Interlocked.Exchange(ref _lastWrite, _time.GetTimestamp());
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask SendHeldAsync(int bytes, CancellationToken cancellationToken)
    {
        if (bytes == 0) return;
        await SendAsync(_held.AsMemory(0, bytes), cancellationToken).ConfigureAwait(false);
        _held.AsSpan(bytes, _count - bytes).CopyTo(_held);
        _count -= bytes;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _lastWrite, _time.GetTimestamp());
        await _output.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
    }
}
