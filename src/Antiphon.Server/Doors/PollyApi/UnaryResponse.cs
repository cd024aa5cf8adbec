using System.Buffers;
using System.Text.Json;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Writes the JSON answer of an operation that has one.</summary>
internal static class UnaryResponse
{
    /// <param name="context">The request.</param>
    /// <param name="writeMembers">Writes what is between the braces.</param>
    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> writeMembers)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        RequestId.Write(context);
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>An answer without members.</summary>
    public static Task WriteEmptyAsync(HttpContext context) => WriteAsync(context, static _ => { });
}
