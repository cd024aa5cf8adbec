using Antiphon.Server.Authentication;
using Antiphon.Server.Data;
using Antiphon.Server.Keys;
using Antiphon.Server.Doors.OpenAiApi.AudioSpeech;
using Antiphon.Server.Doors.OpenAiApi.Errors;
using Antiphon.Server.Doors.OpenAiApi.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.OpenAiApi;

/// <summary>The OpenAI-shaped door: its routes, and which paths are its own.</summary>
internal static class OpenAiDoor
{
    public static readonly OpenAiError UnknownKey = OpenAiError.InvalidKey(
        "No valid API key was given. Send it as 'Authorization: Bearer KEY'; antiphon keys add --api NAME makes one.");

    /// <summary>Whether errors at this path leave in OpenAI's shape.</summary>
    public static bool Owns(PathString path) => path.StartsWithSegments("/v1/audio") || path.StartsWithSegments("/v1/models") || path == "/v1" || path == "/v1/";

    /// <summary>Registers the door. <see cref="DataFolder"/> must be registered by the host.</summary>
    public static IServiceCollection AddOpenAiDoor(this IServiceCollection services)
    {
        services.AddSingleton(s => new FileBearerKeyStore(
            s.GetRequiredService<DataFolder>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<FileBearerKeyStore>>()));
        services.AddSingleton<BearerAuthenticator>();
        services.AddSingleton<DoorVoices>();
        services.AddSingleton<SpeechEndpoint>();
        services.AddSingleton<ModelEndpoints>();
        return services;
    }

    public static WebApplication MapOpenAiDoor(this WebApplication app)
    {
        var models = app.Services.GetRequiredService<ModelEndpoints>();
        app.MapPost("/v1/audio/speech", app.Services.GetRequiredService<SpeechEndpoint>().HandleAsync);
        app.MapGet("/v1/audio/models", ModelEndpoints.ListAudioModelsAsync);
        app.MapGet("/v1/audio/voices", models.ListVoicesAsync);
        app.MapGet("/v1/models", models.ListAsync);
        app.MapGet("/v1/models/{id}", models.GetAsync);
        return app;
    }
}
