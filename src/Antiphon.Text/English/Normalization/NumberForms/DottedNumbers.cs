using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.NumberForms;

/// <summary>«192.168.0.1» is an address, «v2.0.1» a version.</summary>
internal static partial class DottedNumbers
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Numbers.Matches(text))
        {
            var parts = match.Groups["n"].Value.Split('.');
            if (parts.Length == 4 && parts.All(IsOctet)) edits.Replace(match, SayAddress(parts, match.Groups["port"]));
            else edits.Replace(match.Index, match.Groups["n"].Index + match.Groups["n"].Length - match.Index, SayVersion(match, parts));
        }
    }

    private static bool IsOctet(string part) => part.Length <= 3 && NumberWords.Value(part) <= 255;

    private static string SayAddress(string[] parts, Group port) =>
        string.Join(" dot ", parts.Select(SayOctet)) + (port.Success ? " colon " + NumberWords.Digits(port.ValueSpan) : "");

    /// <summary>«one ninety-two», «two oh five», «ten».</summary>
    private static string SayOctet(string octet)
    {
        var n = NumberWords.Value(octet);
        if (n < 100) return NumberWords.Cardinal(n);
        var hundreds = NumberWords.Cardinal(n / 100);
        return (n % 100) switch
        {
            0 => hundreds + " hundred",
            < 10 => hundreds + " oh " + NumberWords.Cardinal(n % 100),
            _ => hundreds + " " + NumberWords.Cardinal(n % 100),
        };
    }

    private static string SayVersion(Match match, string[] parts) =>
        (match.Groups["v"].Success ? "version " : "") + string.Join(" point ", parts.Select(SayPart));

    private static string SayPart(string part) => part is ['0', _, ..] || part.Length > 4 ? NumberWords.Digits(part) : part;

    private const string Versions = @"(?<v>[vV])(?<n>[0-9]{1,6}(?:\.[0-9]{1,6}){1,4})|(?<n>[0-9]{1,6}(?:\.[0-9]{1,6}){2,4})";

    [GeneratedRegex(@"(?<![\w.\-])(?:" + Versions + @")(?![\w]|\.[0-9])(?::(?<port>[0-9]{1,5})(?![0-9]))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numbers { get; }
}
