using System.Globalization;
using Antiphon.Text.English.Normalization.Numbers;

namespace Antiphon.Text.English.Normalization.Vocabulary;

/// <summary>The names of the months and how they are shortened.</summary>
internal static class Months
{
    /// <summary>Full names, for patterns.</summary>
    public const string Full = "January|February|March|April|May|June|July|August|September|October|November|December";

    /// <summary>Short forms, for patterns, without dot; longer ones first.</summary>
    public const string Short = "Sept|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec";

    // The last year of two digits that belongs to this century.
    private const int Pivot = 30;

    private static readonly Dictionary<string, string> FullNames = NormalizationData.Map("months");

    private static readonly string[] InOrder = [.. NormalizationData.Rows("months").DistinctBy(row => row[1]).Select(row => row[1])];

    /// <summary>The full name of a month by any of its forms.</summary>
    public static string FullName(string written) => FullNames[written];

    public static bool IsName(ReadOnlySpan<char> word) => FullNames.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    /// <summary>The full name of month 1–12.</summary>
    public static string Name(int month) => InOrder[month - 1];

    /// <summary>Whether such a day exists in some year.</summary>
    public static bool Has(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000, month);

    /// <summary>1931 of 31, 2030 of 30.</summary>
    public static int YearOfTwoDigits(int year) => year > Pivot ? 1900 + year : 2000 + year;

    /// <summary>«October twelfth, 1987», or null if there is no such day.</summary>
    public static string? Say(int year, int month, int day)
    {
        if (year < 1 || !Has(month, day) || day > DateTime.DaysInMonth(year, month)) return null;
        return string.Create(CultureInfo.InvariantCulture, $"{Name(month)} {NumberWords.Ordinal(day)}, {year}");
    }
}
