using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Antiphon.Server.Doors;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Keys;
using Antiphon.Server.Limits;
using Antiphon.Server.Transport;
using Antiphon.Speech.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Antiphon.Server.Tests.Hosting;

/// <summary>
/// The whole server on a real Kestrel with a free port: composed as the executable composes it, over a data folder of its own
/// with its own authority and keys. TLS and cleartext share the port.
/// </summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CertificateSource _certificates;
    private readonly TemporaryFolder? _folder;

    private TestServer(WebApplication app, CertificateSource certificates, TemporaryFolder? folder, DataFolder data)
    {
        (_app, _certificates, _folder, Data) = (app, certificates, folder, data);
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        Authority = X509CertificateLoader.LoadCertificateFromFile(data.AuthorityCertificate);
    }

    public int Port { get; }

    public Uri Https => new($"https://127.0.0.1:{Port}");

    public Uri Http => new($"http://127.0.0.1:{Port}");

    /// <summary>What it remembers.</summary>
    public DataFolder Data { get; }

    /// <summary>What clients must trust.</summary>
    public X509Certificate2 Authority { get; }

    /// <summary>The first key of the store.</summary>
    public AccessKey Key => _app.Services.GetRequiredService<IAccessKeyStore>().List()[0];

    public IServiceProvider Services => _app.Services;

    /// <summary>Streams that are open now.</summary>
    public int LiveStreams => _app.Services.GetRequiredService<StreamAdmission>().Live;

    /// <summary>Ends every wait that a failing server would otherwise make endless; no test's result depends on its length.</summary>
    public static CancellationToken Patience => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public static async Task<TestServer> StartAsync(TestServerOptions? options = null)
    {
        options ??= new TestServerOptions();
        var folder = options.Data is null ? new TemporaryFolder() : null;
        var data = options.Data ?? folder!.Data;
        var keys = await FileAccessKeyStore.OpenAsync(data, options.Time, NullLogger<FileAccessKeyStore>.Instance);
        foreach (var key in options.Keys) await keys.AddAsync(key);
        var certificates = await CertificateSource.OpenAsync(data, options.Certificates, options.Time, NullLogger<CertificateSource>.Instance);

        var app = Compose(options, data, keys, certificates);
        await app.StartAsync();
        return new TestServer(app, certificates, folder, data);
    }

    /// <summary>Waits, without a clock, until every stream has given its engine back.</summary>
    public Task UntilNoStreamsAsync() => Eventually.Until(() => LiveStreams == 0);

    /// <summary>The same as <see cref="Eventually.Until"/>.</summary>
    public static Task UntilAsync(Func<bool> condition) => Eventually.Until(condition);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        await _certificates.DisposeAsync();
        Authority.Dispose();
        _folder?.Dispose();
    }

    private static WebApplication Compose(TestServerOptions options, DataFolder folder, IAccessKeyStore keys, CertificateSource certificates)
    {
        var transport = options.Transport with { StreamsPerConnection = options.Limits.MaxStreamsPerConnection };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (options.Log is { } log) builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(transport);
        builder.Services.AddSingleton(new VoiceCatalog(options.Engines));
        builder.Services.AddAntiphonServer(new ServerOptions
        {
            Limits = options.Limits, Scheduler = options.Scheduler, VerifySignatures = options.VerifySignatures,
        });
        builder.Services.AddDoor(new PollyDoor(new PollyOptions { Limits = options.Polly, Tasks = options.Tasks }));
        builder.Services.AddDoor(new OpenAiDoor(options.OpenAi));
        foreach (var door in options.Doors) builder.Services.AddDoor(door);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ApplyTransport(transport);
            kestrel.ListenOnePort(new IPEndPoint(IPAddress.Loopback, 0), transport, () => certificates.Current, options.Time);
        });

        var app = builder.Build();
        if (options.InFront is { } middleware) app.Use(middleware);
        app.MapAntiphonServer();
        return app;
    }
}
