using System.Globalization;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>Units, magnitudes and powers behind a number.</summary>
internal static partial class MeasureRules
{
    private const string SuperscriptDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public static RewriteRule[] All { get; } =
    [
        new("degrees", Both, Digit | Degree, Replace(Degrees, SayDegrees), ("100°C, 1°", "100 degrees Celsius, 1 degree")),
        new("exponents", Improved, NonAscii, Replace(Exponent, SayExponent), ("10⁻³", "10 to the power of minus 3")),
        new("powers of ten", Improved, Digit, Replace(PowerOfTen, SayPowerOfTen), ("1.5e10", "1.5 times 10 to the power of 10")),
        new("units, reference", Reference, Digit, new Units(improved: false, "units").Rewrite, ("5km", "5 kilometers")),
        new("units", Improved, Digit, new Units(improved: true, "units", "units-more").Rewrite,
            ("a 5-km run, 1/2 L", "a 5 kilometer run, 1/2 liter")),
        new("seconds", Improved, Digit, ReplaceGroup(Seconds, "s", SaySeconds), ("1.5s in the 90s", "1.5 seconds in the 90s")),
        new("magnitudes", Improved, Digit, Magnitudes.Rewrite, ("10k, 1.5M, 3x, 4K", "10 thousand, 1.5 million, 3 times, 4K")),
        new("units before a noun", Improved, Digit | Lower, AttributiveUnits.Rewrite, ("a 10 kilograms bag", "a 10 kilogram bag")),
    ];

    private static string SayDegrees(Match match)
    {
        var scale = match.Groups["scale"].ValueSpan switch { "C" => " Celsius", "F" => " Fahrenheit", _ => "" };
        return match.Text("n") + (Number.IsOne(match.Text("n")) ? " degree" : " degrees") + scale;
    }

    // Single superscript digits have names of their own.
    private static string SayExponent(Match match)
    {
        var digits = match.Value.Where(SuperscriptDigits.Contains)
            .Select(c => (char)('0' + SuperscriptDigits.IndexOf(c, StringComparison.Ordinal)));
        return " to the power of " + (match.Value[0] == '⁻' ? "minus " : "") + string.Concat(digits);
    }

    private static string SayPowerOfTen(Match match)
    {
        var exponent = match.Text("e").Replace("−", "-", StringComparison.Ordinal).TrimStart('+');
        var minus = exponent.StartsWith('-') ? "minus " : "";
        var times = match.Groups["n"].Success ? match.Text("n") + " times " : "";
        return $"{times}10 to the power of {minus}{exponent.TrimStart('-')}";
    }

    // «the 90s» and «in her 20s» are no seconds.
    private static string? SaySeconds(Match match)
    {
        var number = match.Groups["n"].ValueSpan;
        if (double.Parse(number, CultureInfo.InvariantCulture) % 10 == 0) return null;
        return Number.IsOne(number) ? " second" : " seconds";
    }

    [GeneratedRegex("(?<![0-9])(?<n>" + Number.Pattern + @") ?°(?: ?(?<scale>[CF])\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex Degrees();

    [GeneratedRegex("(?<=[0-9A-Za-z)])(?:[⁻⁺][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{2,6})", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();

    [GeneratedRegex(@"(?<![\w.,])(?:(?<n>[0-9]{1,20}(?:\.[0-9]{1,20})?)(?:[eE]| ?[×x*] ?10 ?\^ ?)|10 ?\^ ?)" +
        @"(?<e>[+\-−]?[0-9]{1,4})(?![\w^]|\.[0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex PowerOfTen();

    [GeneratedRegex(@"(?<![\w.,'])(?<n>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?<s>s)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();
}
