using Antiphon.Aws.Errors;
using Antiphon.Server.Authentication;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Stores.Files;
using Antiphon.Server.Stores;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Tasks;

/// <summary>GET /v1/synthesisTasks/{id} (GetSpeechSynthesisTask): how far a task is.</summary>
internal sealed class GetSynthesisTaskEndpoint(RequestAuthenticator authenticator, SynthesisTaskStore store, ReadRates rates)
{
    public Task HandleAsync(HttpContext context)
    {
        var owner = AccountScope.Of(authenticator.Authenticate(context, body: []));
        rates.CountTaskRead(owner.Account);
        if (context.Request.RouteValues["id"] is not string id || !SynthesisTaskId.IsValid(id))
            throw new AwsRefusedException(new AwsError(AwsErrorCode.InvalidTaskId, "A task's id is 1 to 100 letters, digits, hyphens and underscores."));

        var task = store.Find(id);
        if (task is null || task.Account != owner.Account || task.Region != owner.Region)
            throw new AwsRefusedException(new AwsError(AwsErrorCode.SynthesisTaskNotFound, $"There is no task '{id}' in this account and region."));

        return UnaryResponse.WriteAsync(context, json =>
        {
            json.WritePropertyName("SynthesisTask"u8);
            task.Describe().Write(json);
        });
    }
}
