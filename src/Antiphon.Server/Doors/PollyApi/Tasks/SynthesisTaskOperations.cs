using Antiphon.Aws.PollyApi;
using Antiphon.Server.Data;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Server.Stores.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>The operations of synthesis tasks as a whole: what they are made of, and their routes.</summary>
internal static class SynthesisTaskOperations
{
    public static void AddSynthesisTasks(this IServiceCollection services, TaskOptions options)
    {
        services.AddSingleton<SynthesisTaskStore>();
        services.AddSingleton<ITaskOutput>(s => options.S3 is { } s3 ? new S3TaskOutput(s3, s.GetRequiredService<TimeProvider>()) : new FolderTaskOutput(s.GetRequiredService<DataFolder>()));
        services.AddSingleton(new TaskTargets(options.S3));
        services.AddSingleton<TaskSpeaker>();
        services.AddSingleton<TaskPublisher>();
        services.AddSingleton<TaskAdmission>();
        services.AddSingleton<SynthesisTaskRunner>();
        services.AddSingleton<SynthesisTaskQueue>();
        services.AddHostedService(s => s.GetRequiredService<SynthesisTaskQueue>());
        services.AddSingleton<StartSynthesisTaskEndpoint>();
        services.AddSingleton<GetSynthesisTaskEndpoint>();
        services.AddSingleton<ListSynthesisTasksEndpoint>();
    }

    public static void MapSynthesisTasks(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        app.MapPost(SynthesisTaskRequest.Path, services.GetRequiredService<StartSynthesisTaskEndpoint>().HandleAsync);
        app.MapGet(SynthesisTaskRequest.Path, services.GetRequiredService<ListSynthesisTasksEndpoint>().HandleAsync);
        app.MapGet(SynthesisTaskRequest.Path + "/{id}", services.GetRequiredService<GetSynthesisTaskEndpoint>().HandleAsync);
    }
}
