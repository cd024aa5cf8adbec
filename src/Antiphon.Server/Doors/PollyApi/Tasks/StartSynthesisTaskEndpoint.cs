using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Limits;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Doors.PollyApi.Tasks.Output;
using Antiphon.Server.Stores;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>POST /v1/synthesisTasks (StartSpeechSynthesisTask): a long text, spoken into a file while nobody waits.</summary>
internal sealed class StartSynthesisTaskEndpoint(
    RequestAuthenticator authenticator,
    SignedBodies bodies,
    StreamAdmission calls,
    TaskSpeaker speaker,
    TaskAdmission tasks,
    SynthesisTaskQueue queue,
    TaskTargets targets,
    ITaskOutput output,
    PollyOptions options,
    TimeProvider time)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await bodies.ReadAsync(context, options.Limits.MaxTaskBytes).ConfigureAwait(false);
        var caller = authenticator.Authenticate(context, body.Bytes.Span);
        var owner = AccountScope.Of(caller);
        body.RequireJson(context.Request);
        var request = SynthesisTaskRequest.Read(RequestMembers.ReadJson(body.Bytes.Span));
        SynthesisTaskChecks.Check(request);
        var parameters = await speaker.CheckAsync(owner, request.Speech, context.RequestAborted).ConfigureAwait(false);

        var task = Create(owner, request, parameters.RequestCharacters);

        using var place = calls.Admit(caller.Key, options.Limits.TaskStarts.Of(parameters.Engine));
        tasks.Keep(task);
        queue.Wake();
        await UnaryResponse.WriteAsync(context, json =>
        {
            json.WritePropertyName("SynthesisTask"u8);
            task.Describe().Write(json);
        }).ConfigureAwait(false);
    }

    private SynthesisTask Create(AccountScope owner, SynthesisTaskRequest request, long characters)
    {
        var task = new SynthesisTask
        {
            Id = SynthesisTaskId.Create(),
            Account = owner.Account,
            Region = owner.Region,
            Request = request,
            CreationTime = time.GetUtcNow(),
            RequestCharacters = characters,
            OutputUri = "",
            OutputPrefix = targets.PrefixOf(owner.Account) is { Length: > 0 } prefix ? prefix : null,
        };
        return task with { OutputUri = output.UriOf(targets.Of(task)) };
    }
}
