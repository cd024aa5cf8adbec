using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Measures;

/// <summary>«100°C», «45°».</summary>
internal sealed partial class Degrees : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Degree;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Degree.Matches(text))
        {
            var number = match.Groups["n"].Value;
            var scale = match.Groups["scale"].ValueSpan switch { "C" => " Celsius", "F" => " Fahrenheit", _ => "" };
            edits.Replace(match, number + (Number.IsOne(number) ? " degree" : " degrees") + scale);
        }
    }

    [GeneratedRegex("(?<![0-9])(?<n>" + Number.Pattern + @") ?°(?: ?(?<scale>[CF])\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex Degree { get; }
}
