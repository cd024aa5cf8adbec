using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi.DescribeVoices;
using Antiphon.Server.Doors.PollyApi.Lexicons;
using Antiphon.Server.Doors.PollyApi.SynthesisStream;
using Antiphon.Server.Doors.PollyApi.SynthesizeSpeech;
using Antiphon.Server.Doors.PollyApi.Tasks;
using Antiphon.Server.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>Amazon Polly: its operations and the routes of each.</summary>
internal sealed class PollyDoor(TaskOptions tasks) : IDoor
{
    private static readonly string[] GetOrPost = ["GET", "POST"];

    public IErrorShape Errors => PollyErrors.Shape;

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<PollyVoiceDirectory>();
        services.AddSingleton<ReadRates>();
        services.AddSingleton<SynthesisStreamEndpoint>();
        services.AddSingleton<SynthesizeSpeechEndpoint>();
        services.AddSingleton<DescribeVoicesEndpoint>();
        services.AddLexicons();
        services.AddSynthesisTasks(tasks);
    }

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
