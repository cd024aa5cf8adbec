using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Antiphon.Server.Transport;

/// <summary>
/// Takes off a request what would kill a quiet or a long stream. Only for streaming routes: elsewhere these limits are
/// the guard against slow senders, while streams have timers of their own.
/// </summary>
public static class StreamingFeatures
{
    /// <summary>Call it before the first read of the body; works for HTTP/2 and HTTP/1.1.</summary>
    public static void Apply(HttpContext context)
    {
        var features = context.Features;
        // The default, 240 bytes a second after 5 s, resets the whole connection, its other streams included.
        if (features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        features.Get<ResponseActivity>()?.CarriesStream();
    }
}
