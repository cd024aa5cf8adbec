namespace Antiphon.Server.Stores;

/// <summary>Ids of tasks (polly.md §1.1). Such an id is a safe file name too.</summary>
internal static class SynthesisTaskId
{
    private const int Longest = 100;

    public static bool IsValid(string id) => id.Length is > 0 and <= Longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    public static string Create() => Guid.NewGuid().ToString("D");
}
