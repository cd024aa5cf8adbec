using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Bodies;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Limits;
using Antiphon.Server.Stores.Files;
using Antiphon.Text.Lexicons;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>PUT /v1/lexicons/{name} (PutLexicon): stores a lexicon, in place of one of the same name.</summary>
internal sealed class PutLexiconEndpoint(LexiconCalls calls, FileLexiconStore store, SignedBodies bodies, PollyLimits limits)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var body = await ReadAsync(context).ConfigureAwait(false);
        var owner = calls.Admit(context, body.Bytes.Span);
        var name = LexiconName.Check(context.Request.RouteValues["name"]);
        body.RequireJson(context.Request);
        var content = RequestMembers.ReadJson(body.Bytes.Span).Text("Content") ?? throw MemberChecks.Missing("Content", "a lexicon in PLS");
        await store.PutAsync(owner, name, content, context.RequestAborted).ConfigureAwait(false);
        await UnaryResponse.WriteEmptyAsync(context).ConfigureAwait(false);
    }

    // Amazon has a name for a lexicon that is too large, however much too large it is.
    private async Task<RequestBody> ReadAsync(HttpContext context)
    {
        try
        {
            return await bodies.ReadAsync(context, limits.MaxLexiconBytes).ConfigureAwait(false);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new LexiconException(LexiconFailure.TooLarge, $"The lexicon has more than {limits.MaxLexiconCharacters} characters.", large);
        }
    }
}
