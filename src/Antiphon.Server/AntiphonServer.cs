using System.Diagnostics.Metrics;
using Antiphon.Server.Authentication;
using Antiphon.Server.Bodies;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors;
using Antiphon.Server.Errors;
using Antiphon.Server.Health;
using Antiphon.Server.Limits;
using Antiphon.Server.Speaking;
using Antiphon.Server.Stores;
using Antiphon.Server.Telemetry;
using Antiphon.Server.Transport;
using Antiphon.Server.Voices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Antiphon.Server;

/// <summary>Puts the server into an ASP.NET Core application. The host brings engines, keys, options and doors, and owns them.</summary>
public static class AntiphonServer
{
    private static readonly string[] GetOrHead = ["GET", "HEAD"];

    /// <summary>
    /// Registers what all doors share. The host registers <see cref="VoiceCatalog"/>, <see cref="IAccessKeyStore"/> and
    /// <see cref="Data.DataFolder"/>, and each door with <see cref="DoorRegistration.AddDoor"/>.
    /// </summary>
    public static IServiceCollection AddAntiphonServer(this IServiceCollection services, ServerOptions options)
    {
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(options.Limits);
        services.AddSingleton<RequestAuthenticator>();
        services.AddSingleton<RequestBodies>();
        services.AddSingleton<SignedBodies>();
        services.AddSingleton<StreamAdmission>();
        services.AddSingleton(s => new StepScheduler(options.Scheduler, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IMeterFactory>()));
        services.TryAddSingleton(new TransportOptions { StreamsPerConnection = options.Limits.MaxStreamsPerConnection });
        services.AddSingleton(s => new ResponseEnding(
            s.GetRequiredService<TransportOptions>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        services.AddSingleton<RetriedStreams>();
        services.AddSingleton<SynthesisTelemetry>();
        services.AddSingleton(options.Session);
        services.AddSingleton<SpeechAdmission>();
        services.AddSingleton<SessionOpener>();
        services.AddSingleton<AmazonVoices>();
        services.AddSingleton(s => new ErrorShapes(s.GetRequiredService<EndpointDataSource>(), AwsErrorShape.OfNoService));
        services.AddMetrics();
        return services;
    }

    /// <summary>Maps every operation. Routes are method and path, never content type (sdk-compatibility.md §3).</summary>
    public static WebApplication MapAntiphonServer(this WebApplication app)
    {
        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();

        var services = app.Services;
        var (catalog, admission) = (services.GetRequiredService<VoiceCatalog>(), services.GetRequiredService<StreamAdmission>());
        app.MapDoors();
        app.MapMethods("/healthz", GetOrHead, HealthEndpoints.HealthAsync);
        app.MapMethods("/readyz", GetOrHead, context => HealthEndpoints.ReadyAsync(context, catalog, admission));
        return app;
    }
}
