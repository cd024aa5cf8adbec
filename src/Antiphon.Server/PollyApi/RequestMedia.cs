using System.Net.Http.Headers;
using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.PollyApi;

/// <summary>What a body says it is.</summary>
internal static class RequestMedia
{
    private static readonly string[] JsonTypes = ["application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1", "text/json"];

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
