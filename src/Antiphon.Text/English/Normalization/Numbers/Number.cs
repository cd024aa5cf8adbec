using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Numbers;

/// <summary>
/// What the rules take for a number: digits, groups of three after commas, a fraction. Longer runs of digits are no number.
/// </summary>
internal static class Number
{
    /// <summary>As a pattern. Atomic and bounded, so that no input makes it slow.</summary>
    public const string Pattern = "(?>[0-9]{1,60}(?:,[0-9]{3}){0,12}(?:\\.[0-9]{1,60})?)";

    private const int MaxDigits = 60;
    private const int MaxGroups = 12;

    /// <summary>Reads a number at <paramref name="start"/>; its end, or <paramref name="start"/> if there is none.</summary>
    public static int EndOf(string text, int start)
    {
        var end = DigitsEnd(text, start);
        if (end == start) return start;
        for (var groups = 0; groups < MaxGroups && Scan.At(text, end) == ',' && DigitsEnd(text, end + 1) >= end + 4; groups++) end += 4;
        var fraction = Scan.At(text, end) == '.' ? DigitsEnd(text, end + 1) : 0;
        return fraction > end + 1 ? fraction : end;
    }

    /// <summary>Whether what is counted by the number stands in the singular.</summary>
    public static bool IsOne(ReadOnlySpan<char> number)
    {
        if (number is ['1']) return true;
        return number is ['1', '.', .. var zeros] && zeros.IndexOfAnyExcept('0') < 0;
    }

    private static int DigitsEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < MaxDigits && char.IsAsciiDigit(text[end])) end++;
        return end;
    }
}
