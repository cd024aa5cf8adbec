using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi.DescribeVoices;
using Antiphon.Server.Doors.PollyApi.Lexicons;
using Antiphon.Server.Doors.PollyApi.SynthesisStream;
using Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Errors;
using Antiphon.Server.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Amazon Polly: its operations and the routes of each.</summary>
public sealed class PollyDoor(PollyOptions options) : IDoor
{
    private static readonly string[] GetOrPost = ["GET", "POST"];

    /// <inheritdoc/>
    public IErrorShape Errors => PollyErrors.Shape;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services)
    {
        options.Validate();
        services.AddSingleton(options);
        services.AddSingleton(options.Limits);
        services.AddSingleton(new LexiconStoreOptions { MaxLexicons = options.Limits.MaxLexicons });
        services.AddSingleton<PollyVoiceDirectory>();
        services.AddSingleton<ReadRates>();
        services.AddSingleton<SynthesisStreamEndpoint>();
        services.AddSingleton<SynthesizeSpeechEndpoint>();
        services.AddSingleton<DescribeVoicesEndpoint>();
        services.AddLexicons();
        services.AddSynthesisTasks(options.Tasks);
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var polly = routes.MapGroup("").WithMetadata(new AwsService("polly"));
        polly.MapStream(SynthesisStreamRequest.Path, services.GetRequiredService<SynthesisStreamEndpoint>().HandleAsync);
        polly.MapMethods(SynthesizeSpeechRequest.Path, GetOrPost, services.GetRequiredService<SynthesizeSpeechEndpoint>().HandleAsync);
        polly.MapGet("/v1/voices", services.GetRequiredService<DescribeVoicesEndpoint>().HandleAsync);
        polly.MapLexicons();
        polly.MapSynthesisTasks();
    }
}
