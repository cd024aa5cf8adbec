using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Antiphon.Server.Transport;

/// <summary>
/// Recognizes HTTP/2 by its preface where ALPN does not tell: cleartext with prior knowledge (JS, Java), and TLS
/// without ALPN (Java's Transcribe client). Kestrel would answer both with HTTP/1.1.
/// </summary>
internal sealed class PrefaceSniffer(ConnectionDelegate next, TransportOptions options, TimeProvider time)
{
    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        var alpn = connection.Features.Get<ITlsApplicationProtocolFeature>();
        if (alpn is { ApplicationProtocol.IsEmpty: false })
        {
            await next(connection);
            return;
        }

        bool? isHttp2;
        try
        {
            isHttp2 = await Peek.AskAsync(connection, FirstBytes.IsHttp2, options.SniffTimeout, time);
        }
        catch (OperationCanceledException)
        {
            connection.Abort(new ConnectionAbortedException("No request within " + options.SniffTimeout));
            return;
        }
        catch (IOException)
        {
            return;
        }

        if (isHttp2 == true) DeclareHttp2(connection.Features);
        await next(connection);
    }

    private static void DeclareHttp2(IFeatureCollection features)
    {
        features.Set<ITlsApplicationProtocolFeature>(NegotiatedHttp2.Instance);
        // Kestrel lets ALPN decide only where it believes in TLS. Requests keep their true scheme (AllowAlternateSchemes).
        if (features.Get<ITlsConnectionFeature>() is null) features.Set<ITlsConnectionFeature>(NegotiatedHttp2.Instance);
    }
}
