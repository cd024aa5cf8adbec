using Antiphon.Server.Stores.Files;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>GET /v1/lexicons/{name} (GetLexicon): a lexicon as it was stored, and what is told of it.</summary>
internal sealed class GetLexiconEndpoint(LexiconCalls calls, FileLexiconStore store)
{
    public Task HandleAsync(HttpContext context)
    {
        var owner = calls.Admit(context, body: []);
        var stored = store.Get(owner, LexiconName.Check(context.Request.RouteValues["name"]));
        return UnaryResponse.WriteAsync(context, json =>
        {
            json.WriteStartObject("Lexicon"u8);
            json.WriteString("Content"u8, stored.Content);
            json.WriteString("Name"u8, stored.Name);
            json.WriteEndObject();
            json.WritePropertyName("LexiconAttributes"u8);
            LexiconCalls.Describe(owner, stored).Write(json);
        });
    }
}
