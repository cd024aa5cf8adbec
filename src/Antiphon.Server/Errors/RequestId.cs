using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Errors;

/// <summary>The id by which a client and our log speak of one request.</summary>
internal static class RequestId
{
    private static readonly object Key = new();

    public static string Of(HttpContext context)
    {
        if (context.Items[Key] is string known) return known;
        var id = Guid.NewGuid().ToString("D");
        context.Items[Key] = id;
        return id;
    }

    public static void Write(HttpContext context) => context.Response.Headers["x-amzn-RequestId"] = Of(context);
}
