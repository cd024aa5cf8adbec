using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>«1.5e10», «2×10^6», «10³»: powers of ten.</summary>
internal sealed partial class ScientificNumbers : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Power.Matches(text))
        {
            var exponent = match.Groups["e"].Value.Replace("−", "-", StringComparison.Ordinal).TrimStart('+');
            var minus = exponent.StartsWith('-') ? "minus " : "";
            var times = match.Groups["n"].Success ? match.Groups["n"].Value + " times " : "";
            edits.Replace(match, $"{times}10 to the power of {minus}{exponent.TrimStart('-')}");
        }
    }

    [GeneratedRegex(@"(?<![\w.,])(?:(?<n>[0-9]{1,20}(?:\.[0-9]{1,20})?)(?:[eE]| ?[×x*] ?10 ?\^ ?)|10 ?\^ ?)(?<e>[+\-−]?[0-9]{1,4})(?![\w^]|\.[0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Power { get; }
}
