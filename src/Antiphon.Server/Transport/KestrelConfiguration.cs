using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Antiphon.Server.Transport;

/// <summary>Sets Kestrel up for streams: the limits, and ports that serve TLS, cleartext, HTTP/2 and HTTP/1.1 alike.</summary>
public static class KestrelConfiguration
{
    /// <summary>Applies the limits that hold for every endpoint of the server.</summary>
    public static void ApplyTransport(this KestrelServerOptions kestrel, TransportOptions options)
    {
        options.Validate();
        kestrel.AddServerHeader = false;
        // Cleartext HTTP/2 runs behind a stand-in TLS feature, so its clients' ":scheme: http" is the alternate one.
        kestrel.AllowAlternateSchemes = true;

        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = options.Connections;
        // HTTP/2 counts the address among the headers.
        limits.MaxRequestLineSize = options.RequestTarget;
        limits.MaxRequestHeadersTotalSize = options.RequestHeaders + options.RequestTarget;
        limits.MaxRequestBodySize = options.UnaryRequestBody;
        limits.RequestHeadersTimeout = options.RequestHeadersTimeout;
        limits.KeepAliveTimeout = options.KeepAliveTimeout;
        // HTTP/2 has no such limit per request, and players pause: slow readers are bounded by the streams themselves.
        limits.MinResponseDataRate = null;

        limits.Http2.MaxStreamsPerConnection = options.StreamsPerConnection;
        limits.Http2.MaxRequestHeaderFieldSize = options.RequestTarget;
        limits.Http2.InitialStreamWindowSize = options.StreamWindow;
        limits.Http2.InitialConnectionWindowSize = options.ConnectionWindow;
        limits.Http2.KeepAlivePingDelay = options.PingDelay;
        limits.Http2.KeepAlivePingTimeout = options.PingTimeout;
    }

    /// <summary>Opens one port for TLS (with ALPN or without) and cleartext, HTTP/2 and HTTP/1.1. Call <see cref="ApplyTransport"/> too.</summary>
    /// <param name="kestrel">The server's options.</param>
    /// <param name="endpoint">The address; port 0 takes a free one.</param>
    /// <param name="options">The limits of its connections.</param>
    /// <param name="certificate">Asked on every handshake, so that a renewed certificate is used at once. Null: cleartext only.</param>
    /// <param name="time">The clock of every wait.</param>
    public static void ListenOnePort(
        this KestrelServerOptions kestrel,
        IPEndPoint endpoint,
        TransportOptions options,
        Func<SslStreamCertificateContext>? certificate,
        TimeProvider time) =>
        kestrel.Listen(endpoint, listen => ServeEveryProtocol(listen, options, certificate, time));

    // Outermost first. Kestrel builds the list from its end, so "joined" is known when the sniffer is built:
    //   sniff first byte ── TLS ──► UseHttps ──┐
    //           └───────── cleartext ──────────┴─► joined: sniff preface ─► delayed close ─► HTTP
    internal static void ServeEveryProtocol(
        ListenOptions listen, TransportOptions options, Func<SslStreamCertificateContext>? certificate, TimeProvider time)
    {
        var stopping = listen.KestrelServerOptions.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        ConnectionDelegate? joined = null;

        listen.Protocols = HttpProtocols.Http1AndHttp2;
        listen.Use(next => QuickAck.Wrap(next));
        listen.Use(next => certificate is null ? next : new TlsSniffer(next, joined!, options, time).OnConnectionAsync);
        if (certificate is not null) listen.UseHttps(TlsWith(certificate, options));
        listen.Use(next => joined = new PrefaceSniffer(next, options, time).OnConnectionAsync);
        listen.Use(next => new DelayedClose(next, options, time, stopping).OnConnectionAsync);
    }

    private static TlsHandshakeCallbackOptions TlsWith(Func<SslStreamCertificateContext> certificate, TransportOptions options) => new()
    {
        HandshakeTimeout = options.HandshakeTimeout,
        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            // The context, not the bare certificate: it holds OpenSSL's session cache, and JS reconnects for every request.
            ServerCertificateContext = certificate(),
            ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        }),
    };
}
