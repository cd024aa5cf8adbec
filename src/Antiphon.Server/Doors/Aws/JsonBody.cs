using System.Net.Http.Headers;
using Antiphon.Aws.Errors;
using Antiphon.Server.Bodies;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.Aws;

/// <summary>Which content types are read as JSON.</summary>
internal static class JsonBody
{
    private static readonly string[] JsonTypes = ["application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1", "text/json"];

    /// <summary>Refuses a body whose content type is another than JSON. One without a content type is read.</summary>
    /// <exception cref="AwsRefusedException">HTTP 415.</exception>
    public static void RequireJson(this RequestBody body, HttpRequest request)
    {
        if (body.Bytes.IsEmpty || string.IsNullOrEmpty(request.ContentType)) return;
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && JsonTypes.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase)) return;
        throw new AwsRefusedException(new AwsError(
            AwsErrorCode.UnsupportedMediaType, $"Content-Type '{AwsError.Abbreviate(request.ContentType)}' is not read here: send application/json."));
    }
}
