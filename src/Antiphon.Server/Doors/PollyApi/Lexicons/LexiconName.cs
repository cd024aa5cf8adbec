using Antiphon.Server.Doors.Aws;

namespace Antiphon.Server.Doors.PollyApi.Lexicons;

/// <summary>Names of lexicons: 1 to 20 ASCII letters and digits, case-sensitive (polly.md §1.1). Such a name is a safe file name too.</summary>
internal static class LexiconName
{
    private const int Longest = 20;

    public static bool IsValid(string name) => name.Length is > 0 and <= Longest && name.All(char.IsAsciiLetterOrDigit);

    /// <exception cref="AwsRefusedException">ValidationException.</exception>
    public static string Check(object? routeValue)
    {
        var name = routeValue as string ?? "";
        return IsValid(name) ? name : throw MemberChecks.Invalid("Name", name, "1 to 20 letters and digits of ASCII");
    }
}
