namespace Antiphon.Text.English.Normalization.Vocabulary;

/// <summary>The days of the week and how they are shortened.</summary>
internal static class WeekDays
{
    private static readonly string[] Names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".Split(' ');

    /// <summary>The day that starts so, or null. Three letters are the least.</summary>
    public static string? FullName(ReadOnlySpan<char> written)
    {
        foreach (var name in Names)
        {
            if (written.Length >= 3 && name.AsSpan().StartsWith(written)) return name;
        }

        return null;
    }
}
