using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Errors;
using Antiphon.Server.PollyApi.Lexicons;
using Antiphon.Server.PollyApi.Tasks.Output;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.PollyApi.Tasks;

/// <summary>POST /v1/synthesisTasks (StartSpeechSynthesisTask): a long text, spoken into a file while nobody waits.</summary>
internal sealed class StartSynthesisTaskEndpoint(
    RequestAuthenticator authenticator, RequestBodies bodies, TaskSpeaker speaker, SynthesisTaskStore store, SynthesisTaskQueue queue, ITaskOutput output, ServerOptions options, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await bodies.ReadAsync(context, options.Limits.MaxTaskBytes).ConfigureAwait(false);
        var owner = LexiconOwner.Of(authenticator.Authenticate(context, "polly", body.Bytes.Span));
        body.RequireJson(context.Request);
        var request = SynthesisTaskRequest.Read(RequestMembers.ReadJson(body.Bytes.Span));
        SynthesisTaskChecks.Check(request);
        var characters = await speaker.CheckAsync(owner, request.Speech, context.RequestAborted).ConfigureAwait(false);

        var task = Accept(owner, request, characters);
        store.Save(task);
        queue.Wake();
        await UnaryResponse.WriteAsync(context, json =>
        {
            json.WritePropertyName("SynthesisTask"u8);
            task.Describe().Write(json);
        }).ConfigureAwait(false);
    }

    private SynthesisTask Accept(LexiconOwner owner, SynthesisTaskRequest request, long characters)
    {
        var most = options.Tasks.MaxKept;
        if (store.Count >= most) throw new RequestRefusedException(new AwsError(AwsErrorCode.Throttling, $"The server keeps its most of {most} tasks: try again when some have expired."));
        var task = new SynthesisTask
        {
            Id = SynthesisTaskId.Create(),
            Account = owner.Account,
            Region = owner.Region,
            Request = request,
            CreationTime = time.GetUtcNow(),
            RequestCharacters = characters,
            OutputUri = "",
        };
        return task with { OutputUri = output.UriOf(TaskObject.Of(task)) };
    }
}
