using System.Text.Encodings.Web;
using System.Text.Json;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.OpenAiApi;

/// <summary>How this door writes JSON.</summary>
internal static class OpenAiJson
{
    /// <summary>Not for HTML pages: letters of every language stay as they are.</summary>
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sends a whole answer.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> json)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        WriteRequestId(context);
        await context.Response.Body.WriteAsync(json, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The id by which the client and our log speak of this request.</summary>
    public static void WriteRequestId(HttpContext context) => context.Response.Headers["x-request-id"] = RequestId.Of(context);
}
