using System.Buffers;
using Antiphon.Aws.Errors;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.Aws;

/// <summary>Writes an error as a plain HTTP answer. Always JSON: JS throws a bare SyntaxError on anything else (polly.md §1.7).</summary>
internal static class AwsErrorResponse
{
    public static async Task WriteAsync(HttpContext context, AwsError error)
    {
        var body = new ArrayBufferWriter<byte>(256);
        error.WriteJson(body);

        var response = context.Response;
        response.StatusCode = error.Code.Status;
        response.ContentType = "application/json";
        response.Headers["x-amzn-ErrorType"] = error.Code.Name;
        RequestId.Write(context);
        response.ContentLength = body.WrittenCount;
        await response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }
}
