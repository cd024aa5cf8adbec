using System.Globalization;

namespace Antiphon.Testing.Hearing;

/// <summary>Numbers as English says them, without hyphens or "and".</summary>
internal static class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (long Value, string Name)[] Large =
        [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"), (100, "hundred")];

    private static readonly Dictionary<string, string> IrregularOrdinals = new(StringComparer.Ordinal)
    {
        ["one"] = "first",
        ["two"] = "second",
        ["three"] = "third",
        ["five"] = "fifth",
        ["eight"] = "eighth",
        ["nine"] = "ninth",
        ["twelve"] = "twelfth",
    };

    /// <summary>"twenty five" for 25.</summary>
    public static string Cardinal(long number)
    {
        if (number < 20) return Small[number];
        if (number < 100) return (Tens[number / 10] + " " + (number % 10 == 0 ? "" : Small[number % 10])).TrimEnd();
        var (value, name) = Large.First(unit => number >= unit.Value);
        var rest = number % value;
        return $"{Cardinal(number / value)} {name}{(rest == 0 ? "" : " " + Cardinal(rest))}";
    }

    /// <summary>"twenty fifth" for 25.</summary>
    public static string Ordinal(long number)
    {
        var words = Cardinal(number).Split(' ');
        var last = words[^1];
        words[^1] = IrregularOrdinals.TryGetValue(last, out var irregular) ? irregular
            : last.EndsWith('y') ? last[..^1] + "ieth"
            : last + "th";
        return string.Join(' ', words);
    }

    /// <summary>"nineteen ninety eight" for 1998: pairs of digits, as years and not amounts are said.</summary>
    public static string Year(int year) => (year / 100, year % 100) switch
    {
        (20, < 10) or (10, _) => Cardinal(year),
        (var century, 0) => Cardinal(century) + " hundred",
        (var century, < 10) => $"{Cardinal(century)} o {Cardinal(year % 100)}",
        (var century, var rest) => $"{Cardinal(century)} {Cardinal(rest)}",
    };

    /// <summary>"three point five" for 3.5, digit by digit behind the point.</summary>
    public static string Decimal(string digits)
    {
        var parts = digits.Split('.');
        var behind = parts[1].Select(digit => Small[digit - '0']);
        return $"{Cardinal(long.Parse(parts[0], CultureInfo.InvariantCulture))} point {string.Join(' ', behind)}";
    }
}
