using Antiphon.Server.Transport;

namespace Antiphon.Server.Doors.PollyApi.SynthesisStream;

/// <summary>
/// Java's Netty client gives up after 30 s without a byte and replays everything: it, and only it, gets an empty AudioEvent
/// after 20 s without output (sdk-compatibility.md §8).
/// </summary>
internal sealed class SilencePadding : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _padding;

    public SilencePadding(AudioEventOutput output, ClientAgent client, TimeProvider time) =>
        _padding = client.NeedsSilencePadding ? PadAsync(output, time, _stop.Token) : Task.CompletedTask;

    /// <summary>Ends the padding; after it no empty event can follow the stream's last one.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _padding.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private static async Task PadAsync(AudioEventOutput output, TimeProvider time, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                // Counted from the last event, wherever it fell: looking every 20 s would let almost 40 s of silence pass.
                var left = Interval - output.Silence;
                if (left > TimeSpan.Zero) await Task.Delay(RoundedUp(left), time, stop).ConfigureAwait(false);
                else await output.WritePaddingAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has come to its end.
        }
    }

    // Timers count whole milliseconds and drop the rest: a wait of less than one would spin.
    private static TimeSpan RoundedUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}
