using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Certificates;
using Antiphon.Server.Transport;
using Antiphon.Testing.Http2;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Tests.Transport;

/// <summary>A real Kestrel on one port, with the smallest routes that show what the transport does.</summary>
internal sealed class TransportApp : IAsyncDisposable
{
    private static readonly SslStreamCertificateContext Certificate = Issue();

    private readonly WebApplication _app;

    private TransportApp(WebApplication app)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Port = new Uri(address).Port;
    }

    public int Port { get; }

    /// <summary>Ends every wait that a failing server would otherwise make endless.</summary>
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public IHostApplicationLifetime Lifetime => _app.Lifetime;

    public static async Task<TransportApp> StartAsync(TransportOptions? options = null, TimeProvider? time = null, bool tls = true)
    {
        options ??= new TransportOptions();
        time ??= TimeProvider.System;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ApplyTransport(options);
            kestrel.ListenOnePort(new IPEndPoint(IPAddress.Loopback, 0), options, tls ? () => Certificate : null, time);
        });
        var app = builder.Build();
        MapRoutes(app, new ResponseEnding(options, time, app.Lifetime.ApplicationStopping));
        await app.StartAsync();
        return new TransportApp(app);
    }

    public async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async Task<SslStream> ConnectTlsAsync(params SslApplicationProtocol[] alpn)
    {
        var tls = new SslStream(await ConnectAsync());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            ApplicationProtocols = alpn.Length == 0 ? null : [.. alpn],
            RemoteCertificateValidationCallback = (_, shown, _, _) => IsOurs(shown),
        });
        return tls;
    }

    public async Task<Http2TestConnection> ConnectHttp2Async(params (short Id, int Value)[] settings)
    {
        var connection = new Http2TestConnection(await ConnectAsync());
        await connection.StartAsync(settings);
        return connection;
    }

    public HttpClient CreateClient(bool tls, Version version)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => IsOurs(shown);
        return new HttpClient(handler)
        {
            BaseAddress = new Uri($"{(tls ? "https" : "http")}://127.0.0.1:{Port}"),
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static void MapRoutes(WebApplication app, ResponseEnding ending)
    {
        app.MapGet("/who", (HttpRequest request) => request.Protocol + " " + request.Scheme);
        app.MapPost("/echo", async (HttpContext context) =>
        {
            StreamingFeatures.Apply(context);
            await context.Response.StartAsync();
            await context.Response.Body.FlushAsync();
            await context.Request.Body.CopyToAsync(context.Response.Body);
            await ending.EndStreamAsync(context);
        });
        app.MapPost("/tail/{bytes:int}", async (HttpContext context, int bytes) =>
        {
            StreamingFeatures.Apply(context);
            await context.Response.Body.WriteAsync(new byte[bytes]);
            await ending.EndStreamAsync(context);
        });
        app.MapPost("/refuse", async (HttpContext context) =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("{}");
            await ending.EndErrorAsync(context);
        });
    }

    private static bool IsOurs(X509Certificate? shown) => shown?.GetCertHashString() == Certificate.TargetCertificate.Thumbprint;

    private static SslStreamCertificateContext Issue()
    {
        var now = DateTimeOffset.UtcNow;
        using var authority = CertificateIssuer.IssueAuthority(now, TimeSpan.FromDays(100), NameConstraints.For(["localhost"]));
        var leaf = CertificateIssuer.IssueLeaf(authority, ["localhost", "127.0.0.1"], now, TimeSpan.FromDays(50));
        return SslStreamCertificateContext.Create(leaf, additionalCertificates: null, offline: true);
    }
}
