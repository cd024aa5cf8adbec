using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>«10⁻³», «2¹⁰»: exponents of more than one sign. Single ones have names of their own.</summary>
internal sealed partial class Superscripts : IRewriteStep
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public TextTraits Needs => TextTraits.NonAscii;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Exponent.Matches(text))
        {
            var digits = string.Concat(match.Value.Where(Digits.Contains).Select(c => (char)('0' + Digits.IndexOf(c, StringComparison.Ordinal))));
            edits.Replace(match, " to the power of " + (match.Value[0] == '⁻' ? "minus " : "") + digits);
        }
    }

    [GeneratedRegex("(?<=[0-9A-Za-z)])(?:[⁻⁺][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,6}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{2,6})", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent { get; }
}
