using Antiphon.Server.Stores.Files;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>DELETE /v1/lexicons/{name} (DeleteLexicon).</summary>
internal sealed class DeleteLexiconEndpoint(LexiconCalls calls, FileLexiconStore store)
{
    public Task HandleAsync(HttpContext context)
    {
        var owner = calls.Admit(context, body: []);
        store.Delete(owner, LexiconName.Check(context.Request.RouteValues["name"]));
        return UnaryResponse.WriteEmptyAsync(context);
    }
}
