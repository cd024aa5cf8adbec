using Antiphon.Aws.Errors;
using Antiphon.Server.Authentication;
using Antiphon.Server.Errors;
using Antiphon.Server.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>
/// Reads the bodies of unary requests. Nobody is proven before the last byte is there, so strangers could fill the memory: those who show no
/// known key are not read at all, and all bodies together are bounded. Thread-safe.
/// </summary>
internal sealed class RequestBodies(RequestAuthenticator authenticator, ServiceLimits limits)
{
    private readonly ByteBudget _budget = new(limits.MaxBytesHeld);

    /// <summary>Reads to the end.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">Bytes that this operation takes.</param>
    /// <returns>The caller disposes it, as soon as it is understood.</returns>
    /// <exception cref="BadHttpRequestException">It is too large, too slow or broken.</exception>
    /// <exception cref="RequestRefusedException">The headers name no caller, or too many bodies are being read.</exception>
    public async Task<RequestBody> ReadAsync(HttpContext context, long most)
    {
        authenticator.RefuseUnread(context, "polly");
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
            if (!hasRoom) throw new RequestRefusedException(new AwsError(AwsErrorCode.Throttling, $"The server is reading its most of {limits.MaxBytesHeld} bytes: try again."));
            if (read.IsCompleted) return;
        }
    }
}
