using Antiphon.Wire.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Antiphon.Server.Authentication;

/// <summary>Reads a request's target for its signature and for its operation alike, so that both see the same text.</summary>
internal static class SignedTarget
{
    /// <summary>Method, path, query and authority; no headers.</summary>
    public static SigV4Request Of(HttpContext context)
    {
        // The raw target: a path that was decoded and encoded again might not be what was signed.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return SigV4Request.ForTarget(context.Request.Method, target, context.Request.Host.Value ?? "");
    }
}
