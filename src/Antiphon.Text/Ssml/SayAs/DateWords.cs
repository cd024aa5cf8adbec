using System.Globalization;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.DateTimes;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>date</c>: «09/22/1960» is September twenty second, nineteen sixty. A part written with question marks is not said.</summary>
internal static partial class DateWords
{
    private const string Compact = "yyyymmdd";

    /// <summary>The orders of a date's parts.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["mdy", "dmy", "ymd", "md", "dm", "ym", "my", "d", "m", "y", Compact];

    public static bool IsFormat(string format) => Formats.Contains(format);

    public static SpokenForm? Say(SayAsText text)
    {
        var format = text.Format is { Length: > 0 } given ? given : text.Text.Length == Compact.Length && Digits.IsMatch(text.Text) ? Compact : null;
        if (format is null) return EnglishText.Say(text.Text);
        if (format == Compact) format = "ymd";
        if (PartsOf(text.Text, format) is not { } parts) return EnglishText.Say(text.Text);

        string? day = null, month = null, year = null;
        for (var i = 0; i < format.Length; i++)
        {
            if (parts[i].Contains('?')) continue;
            var said = format[i] switch { 'd' => day = Day(parts[i]), 'm' => month = Month(parts[i]), _ => year = Year(parts[i]) };
            if (said is null) return EnglishText.Say(text.Text);
        }

        return Join(day, month, year, dayFirst: !text.IsAmerican && format.StartsWith('d')) is { Length: > 0 } words ? new SpokenForm(words) : null;
    }

    private static string Join(string? day, string? month, string? year, bool dayFirst)
    {
        var date = (day, month) switch
        {
            (null, null) => null,
            (null, _) => month,
            (_, null) => day,
            _ => dayFirst ? $"the {day} of {month}" : $"{month} {day}",
        };
        if (date is null || year is null) return date ?? year ?? "";
        return day is null || dayFirst ? $"{date} {year}" : $"{date}, {year}";
    }

    // Apart, or run together with as many digits as the parts have.
    private static string[]? PartsOf(string text, string format)
    {
        var parts = Part.Matches(text).Select(match => match.Value).ToArray();
        if (parts.Length == format.Length) return parts;
        if (!Digits.IsMatch(text)) return null;
        var years = text.Length - (2 * (format.Length - 1));
        if (years is not (2 or 4) || (years == 4 && !format.Contains('y'))) return null;
        var at = 0;
        return [.. format.Select(kind =>
        {
            var length = kind == 'y' ? years : 2;
            at += length;
            return text.Substring(at - length, length);
        })];
    }

    private static string? Day(string part)
    {
        var digits = part.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length <= 2 && SpelledNumber.IsDigits(digits) && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= 31 ? SpelledNumber.Ordinal(digits) : null;
    }

    private static string? Month(string part)
    {
        if (part.Length <= 2 && SpelledNumber.IsDigits(part))
            return int.Parse(part, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month ? Months.Name(month) : null;
        var name = char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant();
        return Months.IsName(name) ? Months.FullName(name) : null;
    }

    private static string? Year(string part)
    {
        if (part.Length > 4 || !SpelledNumber.IsDigits(part)) return null;
        if (part.Length == 2) part = Months.YearOfTwoDigits(int.Parse(part, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        return SpelledNumber.Year(part);
    }

    [GeneratedRegex(@"[0-9]+(?:st|nd|rd|th)?|\?+|\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Part { get; }

    [GeneratedRegex("^[0-9?]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits { get; }
}
