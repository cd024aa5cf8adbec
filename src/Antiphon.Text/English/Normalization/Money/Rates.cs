using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Measures;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«$15/hr», «50mg/ml», «200 KB/s»: a slash behind an amount and before a unit is «per».</summary>
internal sealed partial class Rates : IRewriteStep
{
    private static readonly Dictionary<string, string> Units = NormalizationData.Map("rates");

    public TextTraits Needs => TextTraits.Digit | TextTraits.Slash;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Rate.Matches(text))
        {
            if (Units.TryGetValue(match.Groups["unit"].Value, out var unit)) edits.Replace(match.Groups["per"], " per " + unit);
        }
    }

    [GeneratedRegex(@"(?<![\w.])[0-9]{1,60}(?:[.,][0-9]{1,9}){0,5} ?[A-Za-zµ€£]{0,8}(?<per>/(?<unit>[A-Za-z]{1,8}))\b(?!/)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Rate { get; }
}
