using Antiphon.Server.Limits;
using Antiphon.Speech.Engines;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Health;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can speak. Neither needs a signature, neither tells more.</summary>
internal static class HealthEndpoints
{
    public static Task HealthAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, """{"status":"ok"}""");

    public static Task ReadyAsync(HttpContext context, VoiceCatalog catalog, StreamAdmission admission)
    {
        var voices = catalog.Voices.Count;
        return voices > 0
            ? WriteAsync(context, StatusCodes.Status200OK, $$"""{"status":"ready","voices":{{voices}},"streams":{{admission.Live}}}""")
            : WriteAsync(context, StatusCodes.Status503ServiceUnavailable, """{"status":"no voice is installed","fix":"antiphon doctor"}""");
    }

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
