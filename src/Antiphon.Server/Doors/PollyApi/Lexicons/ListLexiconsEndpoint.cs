using Antiphon.Server.Stores.Files;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>GET /v1/lexicons (ListLexicons): what the account has stored in the region, by name.</summary>
internal sealed class ListLexiconsEndpoint(LexiconCalls calls, FileLexiconStore store)
{
    private const int PageSize = 100;

    public Task HandleAsync(HttpContext context)
    {
        var owner = calls.Admit(context, body: []);
        var list = $"lexicons\n{owner.Account}\n{owner.Region}";
        var last = PageToken.Read(list, UnaryRequest.Query(context, "NextToken"));
        if (last is not null && !LexiconName.IsValid(last)) throw PageToken.Invalid();

        var rest = store.Names(owner).Where(name => string.CompareOrdinal(name, last) > 0).Take(PageSize + 1).ToList();
        var page = rest.Take(PageSize).ToList();
        return UnaryResponse.WriteAsync(context, json =>
        {
            json.WriteStartArray("Lexicons"u8);
            foreach (var name in page)
            {
                if (!store.TryRead(owner, name, out var stored)) continue;
                json.WriteStartObject();
                json.WriteString("Name"u8, name);
                json.WritePropertyName("Attributes"u8);
                LexiconCalls.Describe(owner, stored).Write(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (rest.Count > PageSize) json.WriteString("NextToken"u8, PageToken.Write(list, page[^1]));
        });
    }
}
