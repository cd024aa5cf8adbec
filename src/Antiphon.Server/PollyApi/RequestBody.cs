using System.Buffers;
using System.Net.Http.Headers;
using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Antiphon.Server.PollyApi;

/// <summary>The whole body of a unary request: signatures cover all of it, so nothing can be read before all is there.</summary>
internal static class RequestBody
{
    /// <summary>200,000 characters, the longest text of a task, are at most 2.4 MB of JSON escapes.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    private static readonly string[] JsonTypes = ["application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1", "text/json"];

    /// <exception cref="BadHttpRequestException">It is too large, too slow or broken.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytes;
        var (body, whole) = (context.Request.BodyReader, new ArrayBufferWriter<byte>());
        while (true)
        {
            var read = await body.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            foreach (var part in read.Buffer) whole.Write(part.Span);
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return whole.WrittenMemory;
        }
    }

    /// <summary>Refuses a body that says it is something else than JSON; one that says nothing may be.</summary>
    /// <exception cref="RequestRefusedException">HTTP 415.</exception>
    public static void RequireJson(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || string.IsNullOrEmpty(request.ContentType)) return;
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && JsonTypes.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase)) return;
        throw new RequestRefusedException(new AwsError(
            AwsErrorCode.UnsupportedMediaType, $"Content-Type '{AwsError.Abbreviate(request.ContentType)}' is not read here: send application/json."));
    }
}
