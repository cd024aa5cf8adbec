using Antiphon.Server.Limits;
using Antiphon.Server.Refusals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Antiphon.Server.Bodies;

/// <summary>Reads whole bodies of requests. All bodies that are held at one time are bounded together. Thread-safe.</summary>
internal sealed class RequestBodies(ServerLimits limits)
{
    private readonly ByteBudget _budget = new(limits.MaxBytesHeld);

    /// <summary>Reads to the end.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">Bytes that this operation takes.</param>
    /// <returns>The caller disposes it as soon as it has been parsed.</returns>
    /// <exception cref="BadHttpRequestException">It is too large, too slow or broken.</exception>
    /// <exception cref="RefusedException">Too many bodies are being read.</exception>
    public async Task<RequestBody> ReadAsync(HttpContext context, long most)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = most;
        var body = new RequestBody(_budget);
        try
        {
            await ReadToEndAsync(context, body).ConfigureAwait(false);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private async Task ReadToEndAsync(HttpContext context, RequestBody body)
    {
        var input = context.Request.BodyReader;
        while (true)
        {
            var read = await input.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            var hasRoom = body.TryAdd(read.Buffer);
            input.AdvanceTo(read.Buffer.End);
            if (!hasRoom) throw RefusedException.Throttled($"The server is reading its most of {limits.MaxBytesHeld} bytes: try again.");
            if (read.IsCompleted) return;
        }
    }
}
