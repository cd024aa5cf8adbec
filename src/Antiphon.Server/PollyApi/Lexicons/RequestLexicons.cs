using Antiphon.Aws.Errors;
using Antiphon.Server.Authentication;
using Antiphon.Server.Errors;
using Antiphon.Text.Lexicons;

namespace Antiphon.Server.PollyApi.Lexicons;

/// <summary>The lexicons that a request names, out of its caller's store.</summary>
/// <param name="store">Null where this server stores none.</param>
internal sealed class RequestLexicons(ILexiconStore? store = null)
{
    /// <summary>Whether lexicons can be stored at all.</summary>
    public bool HasStore => store is not null;

    /// <exception cref="RequestRefusedException">LexiconNotFoundException: a name is not stored.</exception>
    public ValueTask<LexiconSet> FindAsync(Caller caller, IReadOnlyList<string> names, string language, CancellationToken cancellationToken)
    {
        if (names.Count == 0) return ValueTask.FromResult(LexiconSet.Empty);
        if (store is null) throw new RequestRefusedException(new AwsError(AwsErrorCode.LexiconNotFound, $"Lexicon not found: {names[0]}."));
        return store.FindAsync(LexiconOwner.Of(caller), names, language, cancellationToken);
    }
}
