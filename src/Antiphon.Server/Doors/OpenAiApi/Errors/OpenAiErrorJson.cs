using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.OpenAiApi.Errors;

/// <summary>Writes an error: as an HTTP answer, or as the member of an event.</summary>
internal static class OpenAiErrorJson
{
    public static async Task WriteAnswerAsync(HttpContext context, OpenAiError error)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(body, OpenAiJson.Readable))
        {
            json.WriteStartObject();
            WriteMember(json, error);
            json.WriteEndObject();
        }

        var response = context.Response;
        response.StatusCode = error.Status;
        WriteRetry(response, error);
        await OpenAiJson.SendAsync(context, body.WrittenMemory).ConfigureAwait(false);
    }

    /// <summary>Writes <c>"error":{…}</c>; what is not known is null, never missing.</summary>
    public static void WriteMember(Utf8JsonWriter json, OpenAiError error)
    {
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("type"u8, error.Type);
        json.WriteString("param"u8, error.Param);
        json.WriteString("code"u8, error.Code);
        json.WriteEndObject();
    }

    private static void WriteRetry(HttpResponse response, OpenAiError error)
    {
        if (error.RetryAfter is { } wait)
        {
            response.Headers["retry-after-ms"] = ((long)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (error.ShouldRetry is { } retry) response.Headers["x-should-retry"] = retry ? "true" : "false";
    }
}
