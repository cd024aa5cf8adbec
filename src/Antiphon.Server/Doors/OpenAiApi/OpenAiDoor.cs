using Antiphon.Server.Authentication;
using Antiphon.Server.Data;
using Antiphon.Server.Doors.OpenAiApi.AudioSpeech;
using Antiphon.Server.Doors.OpenAiApi.Errors;
using Antiphon.Server.Doors.OpenAiApi.Models;
using Antiphon.Server.Errors;
using Antiphon.Server.Refusals;
using Antiphon.Server.Stores.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antiphon.Server.Doors.OpenAiApi;

/// <summary>The same speech in the shape of OpenAI's API. <see cref="DataFolder"/> must be registered by the host.</summary>
public sealed class OpenAiDoor(OpenAiOptions options) : IDoor
{
    /// <summary>What a caller without a known key is told.</summary>
    internal static readonly OpenAiError UnknownKey = OpenAiError.InvalidKey(
        "No valid API key was given. Send it as 'Authorization: Bearer KEY'; antiphon keys add --api NAME makes one.");

    /// <inheritdoc/>
    public IErrorShape Errors => OpenAiErrorShape.Instance;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        options.Validate();
        services.AddSingleton(options);
        services.AddSingleton(s => new FileApiKeyStore(
            s.GetRequiredService<DataFolder>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<FileApiKeyStore>>()));
        services.AddSingleton<ApiKeyAuthenticator>();
        services.AddSingleton<DoorVoices>();
        services.AddSingleton<SpeechEndpoint>();
        services.AddSingleton<ModelEndpoints>();
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var models = services.GetRequiredService<ModelEndpoints>();
        routes.MapPost("/v1/audio/speech", services.GetRequiredService<SpeechEndpoint>().HandleAsync);
        routes.MapGet("/v1/audio/models", ModelEndpoints.ListAudioModelsAsync);
        routes.MapGet("/v1/audio/voices", models.ListVoicesAsync);
        routes.MapGet("/v1/models", models.ListAsync);
        routes.MapGet("/v1/models/{id}", models.GetAsync);

        // The base address of a client of this door, opened by hand: it has no operation, and the answer says so in this door's shape.
        routes.Map("/v1", RefuseBaseAddress);
    }

    private static Task RefuseBaseAddress(HttpContext context) =>
        throw new RefusedException(RefusalKind.UnknownOperation, "The base address itself has no operation.");
}
