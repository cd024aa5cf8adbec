using System.Buffers.Text;
using System.Text;
using Antiphon.Aws.Errors;
using Antiphon.Server.Doors.Aws;

namespace Antiphon.Server.Doors.PollyApi;

/// <summary>
/// Where the next page of a list begins. To clients it is opaque; it says whose list it belongs to, so that a token of another operation,
/// owner or filter is refused. It is no secret: it names nothing that its owner may not list.
/// </summary>
internal static class PageToken
{
    private const int Longest = 4_096;

    /// <param name="list">Operation, owner and filter: everything that makes the list this one.</param>
    /// <param name="last">Where the page ended.</param>
    public static string Write(string list, string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(list + "\n" + last));

    /// <returns>Where the page before ended; null for the first page.</returns>
    /// <exception cref="AwsRefusedException">InvalidNextTokenException: the token is not one of this list's.</exception>
    public static string? Read(string list, string? token)
    {
        if (token is null) return null;
        if (token.Length > Longest || !Base64Url.IsValid(token)) throw Invalid();
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        return text.StartsWith(list + "\n", StringComparison.Ordinal) ? text[(list.Length + 1)..] : throw Invalid();
    }

    /// <summary>The token reads well and leads nowhere.</summary>
    public static AwsRefusedException Invalid() =>
        new(new AwsError(AwsErrorCode.InvalidNextToken, "NextToken is none that this list has given out: begin again without one."));
}
