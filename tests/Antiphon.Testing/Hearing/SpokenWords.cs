using System.Globalization;
using System.Text.RegularExpressions;

namespace Antiphon.Testing.Hearing;

/// <summary>A text as the words that were said: lower case, digits as words, no punctuation, contractions kept.</summary>
public static partial class SpokenWords
{
    private const int LongestNumber = 12;

    public static string[] Of(string text)
    {
        var plain = text.ToLowerInvariant().Replace('’', '\'');
        plain = GroupedDigits().Replace(plain, "");
        plain = Money().Replace(plain, match => $"{match.Groups[2].Value} {(match.Groups[1].Value == "$" ? "dollars" : "pounds")} ");
        plain = plain.Replace("%", " percent ", StringComparison.Ordinal).Replace("&", " and ", StringComparison.Ordinal);
        plain = Number().Replace(plain, match => " " + InWords(match) + " ");
        plain = Initials().Replace(plain, match => match.Value.Replace(".", "", StringComparison.Ordinal));
        return [.. Word().Matches(plain).Select(match => match.Value)];
    }

    private static string InWords(Match number)
    {
        var (digits, ending) = (number.Groups[1].Value, number.Groups[2].Value);
        if (digits.Contains('.', StringComparison.Ordinal)) return NumberWords.Decimal(digits);
        if (digits.Length > LongestNumber) return string.Join(' ', digits.Select(digit => NumberWords.Cardinal(digit - '0')));
        var value = long.Parse(digits, CultureInfo.InvariantCulture);
        if (ending.Length > 0) return NumberWords.Ordinal(value);
        return digits.Length == 4 && value is >= 1100 and < 2100 ? NumberWords.Year((int)value) : NumberWords.Cardinal(value);
    }

    // The commas in 1,234,567.
    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))")]
    private static partial Regex GroupedDigits();

    [GeneratedRegex(@"([$£])(\d+(?:\.\d+)?(?: (?:million|billion|thousand))?)")]
    private static partial Regex Money();

    [GeneratedRegex(@"(\d+(?:\.\d+)?)(st|nd|rd|th)?(?![a-z])")]
    private static partial Regex Number();

    // a.m., u.s.: one word.
    [GeneratedRegex(@"\b(?:[a-z]\.){2,}")]
    private static partial Regex Initials();

    // Letters of any alphabet, with apostrophes inside only.
    [GeneratedRegex(@"\p{L}+(?:'\p{L}+)*")]
    private static partial Regex Word();
}
