using Antiphon.Aws.PollyApi;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.PollyApi.Lexicons;

/// <summary>PUT /v1/lexicons/{name} (PutLexicon): stores a lexicon, in place of one of the same name.</summary>
internal sealed class PutLexiconEndpoint(LexiconCalls calls, FileLexiconStore store)
{
    public async Task HandleAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        var owner = calls.Admit(context, body.Span);
        var name = LexiconName.Check(context.Request.RouteValues["name"]);
        RequestBody.RequireJson(context.Request, body);
        var content = RequestMembers.ReadJson(body.Span).Text("Content") ?? throw MemberChecks.Missing("Content", "a lexicon in PLS");
        await store.PutAsync(owner, name, content, context.RequestAborted).ConfigureAwait(false);
        await UnaryResponse.WriteEmptyAsync(context).ConfigureAwait(false);
    }
}
