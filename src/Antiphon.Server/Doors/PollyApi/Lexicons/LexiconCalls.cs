using Antiphon.Aws.PollyApi;
using Antiphon.Server.Authentication;
using Antiphon.Server.Doors.Aws;
using Antiphon.Server.Limits;
using Antiphon.Server.Stores;
using Antiphon.Text;
using Microsoft.AspNetCore.Http;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>What the four lexicon operations have in common: who calls, how often, and what is told of a lexicon.</summary>
internal sealed class LexiconCalls(RequestAuthenticator authenticator, PollyLimits limits, TimeProvider time)
{
    private readonly OwnerRates<AccountScope> _rates = new(limits.LexiconCallsPerSecond, limits.LexiconCallsInBurst, time);

    /// <exception cref="Aws.AwsRefusedException">Not signed, or too many calls.</exception>
    public AccountScope Admit(HttpContext context, ReadOnlySpan<byte> body)
    {
        var owner = AccountScope.Of(authenticator.Authenticate(context, body));
        _rates.Count(owner);
        return owner;
    }

    public static LexiconAttributes Describe(AccountScope owner, StoredLexicon stored) => new()
    {
        Alphabet = stored.Lexicon.Alphabet,
        LanguageCode = stored.Lexicon.Language,
        LastModified = stored.LastModified,
        LexiconArn = LexiconAttributes.ArnOf(owner.Region, AccountNumber.Of(owner.Account), stored.Name),
        LexemesCount = stored.Lexicon.LexemeCount,
        Size = TextLength.CountScalars(stored.Content),
    };
}
