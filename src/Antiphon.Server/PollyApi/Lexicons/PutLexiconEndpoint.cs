using Antiphon.Aws.Errors;
using Antiphon.Aws.PollyApi;
using Antiphon.Server.Limits;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.PollyApi.Lexicons;

/// <summary>PUT /v1/lexicons/{name} (PutLexicon): stores a lexicon, in place of one of the same name.</summary>
internal sealed class PutLexiconEndpoint(LexiconCalls calls, FileLexiconStore store, ServiceLimits limits)
{
    // A character is at most twelve bytes of JSON, and is not called too large before it is seen to be.
    private readonly int _mostBytes = (int)Math.Min(Array.MaxLength / 2, (limits.MaxLexiconCharacters * 12L) + (64 * 1024));

    public async Task HandleAsync(HttpContext context)
    {
        var body = await UnaryRequest.ReadAsync(context, _mostBytes, TooLong()).ConfigureAwait(false);
        var owner = calls.Admit(context, body.Span);
        var name = LexiconName.Check(context.Request.RouteValues["name"]);
        using var members = JsonMembers.Read(body);
        var content = members.String("Content") ?? throw UnaryRequest.Invalid("Content", "Content is required: the lexicon itself.");
        await store.PutAsync(owner, name, content, context.RequestAborted).ConfigureAwait(false);
        await UnaryResponse.WriteEmptyAsync(context).ConfigureAwait(false);
    }

    private AwsError TooLong() => new(AwsErrorCode.LexiconSizeExceeded, $"A lexicon has at most {limits.MaxLexiconCharacters} characters.");
}
