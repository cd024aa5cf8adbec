using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using System.Globalization;
using System.Net.Sockets;
using Antiphon.Cli.Configuration;
using Antiphon.Cli.Terminal;
using Antiphon.Server;
using Antiphon.Server.Certificates;
using Antiphon.Server.Data;
using Antiphon.Server.Doors;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Transport;
using Antiphon.Speech.Engines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Antiphon.Cli.Hosting;

/// <summary>The server with everything that it is made of: engines, voices, keys, certificates, port. Owns them all.</summary>
internal sealed class AntiphonHost : IAsyncDisposable
{
    private readonly OwnedParts _owned;
    private readonly WebApplication _app;
    private readonly TimeProvider _time;

    private AntiphonHost(OwnedParts owned, WebApplication app, EngineSet engines, RunningServer server, TimeProvider time) =>
        (_owned, _app, Engines, Server, _time) = (owned, app, engines, server, time);

    /// <summary>Where it is and what its clients need.</summary>
    public RunningServer Server { get; }

    /// <summary>The voices that can speak.</summary>
    public VoiceCatalog Voices => Engines.Voices;

    /// <summary>The engines, and what is missing of them.</summary>
    public EngineSet Engines { get; }

    /// <summary>Starts the server; it answers when this returns.</summary>
    /// <exception cref="PortBusyException">Somebody else has the port.</exception>
    /// <exception cref="InvalidDataException">A file of the data folder is damaged.</exception>
    public static async Task<AntiphonHost> StartAsync(Settings settings, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var owned = new OwnedParts();
        try
        {
            return await StartAsync(settings, surroundings, owned, cancellationToken);
        }
        catch
        {
            await owned.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes no new streams, lets running ones finish within the configured time, then frees everything.</summary>
    public async Task StopAsync(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within, _time);
        await _app.StopAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _owned.DisposeAsync();

    /// <summary>The certificate is valid for what the user says that the server is called.</summary>
    public static CertificateOptions CertificateOptionsOf(Settings settings)
    {
        string[] host = settings.Host is "*" or "localhost" or "0.0.0.0" or "::" ? [] : [settings.Host];
        return new CertificateOptions { Names = [.. settings.Names, .. host] };
    }

    private static async Task<AntiphonHost> StartAsync(
        Settings settings, Surroundings surroundings, OwnedParts owned, CancellationToken cancellationToken)
    {
        using var sockets = BindSockets(settings);
        var (folder, time) = (new DataFolder(settings.DataFolder), surroundings.Time);
        owned.AddPlain(TelemetryExport.Start(settings));
        var certificates = owned.Add(await CertificateSource.OpenAsync(
            folder, CertificateOptionsOf(settings), time, Log<CertificateSource>(settings, surroundings), cancellationToken));
        var keys = await FileAccessKeyStore.OpenAsync(folder, time, Log<FileAccessKeyStore>(settings, surroundings), cancellationToken);
        var engines = owned.Add(await EngineSet.StartAsync(settings, surroundings, cancellationToken));
        var app = owned.Add(Build(settings, surroundings, sockets, new(folder, certificates, keys, engines.Voices)));
        await app.MapAntiphonServer().StartAsync(cancellationToken);
        var server = new RunningServer(ClientAddress.Of(settings.Host, sockets.Port), folder, keys);
        return new AntiphonHost(owned, app, engines, server, time);
    }

    private static ListenSockets BindSockets(Settings settings)
    {
        try
        {
            return ListenSockets.Bind(settings.Host, settings.Port);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new PortBusyException(settings.Port, e);
        }
        catch (SocketException e)
        {
            throw new CommandException(
                string.Create(CultureInfo.InvariantCulture, $"cannot listen on {settings.Host}, port {settings.Port}: {e.Message}."), ExitCodes.Failure, e);
        }
    }

    private static WebApplication Build(Settings settings, Surroundings surroundings, ListenSockets sockets, Parts parts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddServerLog(settings.LogLevel);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(surroundings.Time);
        builder.Services.AddSingleton(parts.Folder);
        builder.Services.AddSingleton(parts.Keys);
        builder.Services.AddSingleton(parts.Voices);
        builder.Services.AddAntiphonServer(new ServerOptions
        {
            Limits = settings.Limits,
            Scheduler = settings.Scheduler,
            VerifySignatures = settings.VerifySignatures,
            ClockTolerance = settings.ClockTolerance,
        });
        builder.Services.AddDoor(new PollyDoor(new PollyOptions { Limits = settings.Polly, Tasks = settings.Tasks }));
        builder.Services.AddDoor(new OpenAiDoor(settings.OpenAi));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.ShutdownTimeout);
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = sockets.Take);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            var transport = kestrel.ApplicationServices.GetRequiredService<TransportOptions>();
            kestrel.ApplyTransport(transport);
            foreach (var endpoint in sockets.Endpoints) kestrel.ListenOnePort(endpoint, transport, () => parts.Certificates.Current, surroundings.Time);
        });
        return builder.Build();
    }

    // Keys and certificates are opened before the application exists, and outlive it.
    private static LineLogger<T> Log<T>(Settings settings, Surroundings surroundings) => new LineLogger<T>(surroundings.Error, settings.LogLevel);

    private sealed record Parts(DataFolder Folder, CertificateSource Certificates, IAccessKeyStore Keys, VoiceCatalog Voices);
}
