using Antiphon.Server.Doors.Aws;
using Antiphon.Text.Lexicons;

namespace Antiphon.Server.Stores;

/// <summary>The lexicons that users have stored, each account's and region's for itself. Safe for concurrent use.</summary>
internal interface ILexiconStore
{
    /// <summary>The named lexicons as one request uses them.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="names">In the request's order; at most five.</param>
    /// <param name="language">BCP 47 tag of the voice's id.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Doors.Aws.AwsRefusedException">LexiconNotFoundException: a name is not stored.</exception>
    ValueTask<LexiconSet> FindAsync(AccountScope owner, IReadOnlyList<string> names, string language, CancellationToken cancellationToken);
}
