using Antiphon.Server.Transport;

namespace Antiphon.Server.PollyApi.SynthesisStream;

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
                var before = output.EventsWritten;
                await Task.Delay(Interval, time, stop).ConfigureAwait(false);
                if (output.EventsWritten == before) await output.WritePaddingAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has come to its end.
        }
    }
}
