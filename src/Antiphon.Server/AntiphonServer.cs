using Antiphon.Server.Stores;
using System.Diagnostics.Metrics;
using Antiphon.Server.Authentication;
using Antiphon.Server.Bodies;
using Antiphon.Server.Doors;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.OpenAiApi;
using Antiphon.Server.Doors.PollyApi;
using Antiphon.Server.Errors;
using Antiphon.Server.Health;
using Antiphon.Server.Limits;
using Antiphon.Server.Speaking;
using Antiphon.Server.Telemetry;
using Antiphon.Server.Transport;
using Antiphon.Server.Voices;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Antiphon.Server;

/// <summary>Puts the AWS-compatible surface into an ASP.NET Core application. The host brings engines, keys and options, and owns them.</summary>
public static class AntiphonServer
{
    private static readonly string[] GetOrHead = ["GET", "HEAD"];

    /// <summary>Registers the surface. <see cref="VoiceCatalog"/>, <see cref="IAccessKeyStore"/> and <see cref="Data.DataFolder"/> must be registered by the host.</summary>
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
        services.AddSingleton<Speaker>();
        services.AddSingleton<AmazonVoices>();
        services.AddSingleton(s => new ErrorShapes(s.GetRequiredService<EndpointDataSource>(), AwsErrorShape.OfNoService));
        services.AddMetrics();
        services.AddDoor(new PollyDoor(options.Tasks));
        services.AddDoor(new OpenAiDoor());
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
