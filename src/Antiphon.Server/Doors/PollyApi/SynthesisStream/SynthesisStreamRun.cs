using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Duplex;
using Antiphon.Server.Limits;
using Antiphon.Server.Transport;
using Antiphon.Speech.Sessions;

namespace Antiphon.Server.Doors.PollyApi.SynthesisStream;

/// <summary>The two loops of one stream, from the flushed 200 to its one ending: StreamClosedEvent or one exception event.</summary>
internal sealed class SynthesisStreamRun(
    TextEventReader inbound, SpeechSession session, AudioEventOutput output, ClientAgent client, PollyLimits limits, TimeProvider time)
{
    /// <summary>A failure of the server's or of an engine while it spoke; null: there was none. For the log only.</summary>
    public Exception? Unexpected { get; private set; }

    /// <summary>Runs the stream to its end.</summary>
    /// <param name="aborted">Fires when the client is gone: then nothing is written and the engine stops at once.</param>
    /// <returns>The error the client was told, null for a proper end.</returns>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<AwsError?> RunAsync(CancellationToken aborted)
    {
        using var total = new Deadline(limits.MaxStreamDuration, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, total.Token);
        total.Restart();
        await using var padding = new SilencePadding(output, client, time);

        var listening = inbound.ReadToEndAsync(stop.Token);
        var (finished, failure) = await SpeakAsync(aborted, stop.Token).ConfigureAwait(false);
        if (!finished) await stop.CancelAsync().ConfigureAwait(false);
        var refusal = await EndOfListeningAsync(listening).ConfigureAwait(false);

        aborted.ThrowIfCancellationRequested();
        if (!finished && failure is null && !total.HasExpired) throw new OperationCanceledException("The client takes no more audio.");
        await padding.StopAsync().ConfigureAwait(false);
        // What was spoken to its end is closed, however late.
        var error = !finished && total.HasExpired ? PollyQuotas.StreamTimeout(limits.MaxStreamDuration) : failure ?? refusal;
        if (error is not null) error = AwsErrorMapping.ForClient(error, client, session.Spoken);

        // Step 9: exactly one ending, and the response is never reset to tell of an error.
        if (error is null) await output.WriteClosedAsync(inbound.RequestCharacters).ConfigureAwait(false);
        else await output.WriteExceptionAsync(error).ConfigureAwait(false);
        return error;
    }

    private async Task<(bool Finished, AwsError? Failure)> SpeakAsync(CancellationToken aborted, CancellationToken stop)
    {
        try
        {
            await session.RunAsync(stop).ConfigureAwait(false);
            return (true, null);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested || stop.IsCancellationRequested || output.IsReaderGone)
        {
            return (false, null);
        }
        catch (Exception failed)
        {
            // A cancellation that nobody here asked for is the engine's failure: without an exception event the client would take
            // the end of the response for success.
            if (!PollyErrors.Shape.IsExpected(failed)) Unexpected = failed;
            return (false, PollyErrors.Shape.ErrorOf(failed));
        }
    }

    private static async Task<AwsError?> EndOfListeningAsync(Task<AwsError?> listening)
    {
        try
        {
            return await listening.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
