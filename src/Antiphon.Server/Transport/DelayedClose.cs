using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Antiphon.Server.Transport;

/// <summary>
/// Keeps TCP open after the last response until the client closes, so that a slow reader gets the tail. Closing at once
/// costs Node the last events of a stream, and Java a slow reader's (which it then replays); spec/sdk-compatibility.md §6.2b.
/// </summary>
/// <remarks>
/// The wait counts from the last response data, so a connection closed for idleness goes at once: Python clients fail
/// every call while a connection with GOAWAY stays open. HTTP/1.x connections wait only if they carried a stream:
/// others may belong to a client that reads until the end.
/// </remarks>
internal sealed class DelayedClose(ConnectionDelegate next, TransportOptions options, TimeProvider time, CancellationToken stopping)
{
    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        var transport = connection.Transport;
        var http2 = SpeaksHttp2(connection);
        var activity = new ResponseActivity(http2, time);
        var input = new HeldReader(transport.Input);
        connection.Transport = new DuplexPipe(input, new HeldWriter(transport.Output, activity, http2));
        connection.Features.Set(activity);
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }

        await WaitForClientAsync(transport, input, activity);
    }

    private async Task WaitForClientAsync(IDuplexPipe transport, HeldReader input, ResponseActivity activity)
    {
        input.Release();
        var left = activity.MayNeedTail ? options.DelayedClose - activity.SinceLastData : TimeSpan.Zero;
        var wait = Max(left, options.DelayedCloseOnShutdown);
        using var deadline = new CancellationTokenSource();
        using var timer = time.CreateTimer(static source => Cancel((CancellationTokenSource)source!), deadline, wait, Timeout.InfiniteTimeSpan);
        using var hurry = stopping.Register(() => timer.Change(options.DelayedCloseOnShutdown, Timeout.InfiniteTimeSpan));
        try
        {
            // Kestrel's own Complete would have committed a last GOAWAY; ours was hidden. It may wait for a slow reader.
            await transport.Output.FlushAsync(deadline.Token);
            if (left > TimeSpan.Zero) await DiscardAsync(transport.Input, deadline.Token);
        }
        catch (OperationCanceledException)
        {
            // the bound of the wait, or the transport aborted it: either way it is over
        }
        catch (IOException)
        {
            // the client is gone
        }
    }

    // Disposing a timer does not wait for its callback: it may run after the wait has ended. An exception here would end the process.
    private static void Cancel(CancellationTokenSource deadline)
    {
        try
        {
            deadline.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The wait has ended: nothing is left to cancel.
        }
    }

    private static async Task DiscardAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            input.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }

    private static bool SpeaksHttp2(ConnectionContext connection) =>
        connection.Features.Get<ITlsApplicationProtocolFeature>() is { } alpn && alpn.ApplicationProtocol.Span.SequenceEqual("h2"u8);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
