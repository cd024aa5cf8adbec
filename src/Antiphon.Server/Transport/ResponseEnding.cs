using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Transport;

/// <summary>
/// Ends a response while its request may still be open. Returning from the handler makes Kestrel send
/// RST_STREAM(NO_ERROR), which costs some clients the tail of the response and is what others wait for;
/// spec/sdk-compatibility.md §6.2a and §6.3. The caller has stopped reading the request body, and does not complete it.
/// </summary>
public sealed class ResponseEnding(TransportOptions options, TimeProvider time, CancellationToken stopping)
{
    /// <summary>Completes a streamed response, then reads on until the client has ended its request too. The handler returns after it.</summary>
    public async Task EndStreamAsync(HttpContext context)
    {
        await context.Response.CompleteAsync();
        if (ClientAgent.Of(context.Request).NeedsResetToFinish) return;
        await DrainAsync(context, options.StreamDrain);
    }

    /// <summary>Completes an HTTP error on a streaming route. Some clients show it only after the reset that returning causes.</summary>
    public async Task EndErrorAsync(HttpContext context)
    {
        context.Features.Get<ResponseActivity>()?.CarriesStream();
        await context.Response.CompleteAsync();
        await DrainAsync(context, options.ErrorDrain);
    }

    private async Task DrainAsync(HttpContext context, TimeSpan atMost)
    {
        if (atMost <= TimeSpan.Zero) return;
        using var limit = new CancellationTokenSource(atMost, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping, context.RequestAborted);
        try
        {
            await DiscardAsync(context.Request.BodyReader, end.Token);
        }
        catch (OperationCanceledException)
        {
            // the bound, a shutdown, or the client reset its stream: nothing is left to wait for
        }
        catch (IOException)
        {
            // the connection is gone, or (BadHttpRequestException) the rest of the body is malformed
        }
    }

    private static async Task DiscardAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }
}
