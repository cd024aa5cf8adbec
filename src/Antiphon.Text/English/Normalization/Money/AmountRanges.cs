using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«20°C–25°C», «50 km/h - 60 km/h», «¥1,000–¥2,000»: from one amount to another, each with its unit.</summary>
internal sealed partial class AmountRanges : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Hyphen;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Range.Matches(text)) edits.Replace(match.Groups["dash"], " to ");
    }

    private const string Unit = "(?:°[CF]?|mph|kph|lbs?|ft|[kcm]?[mgLWV](?:/[hs])?|[KMGT]B|[kMG]?Hz|[€£¥$%])";

    private const string Dash = "(?<dash> ?[-–—] ?)";

    [GeneratedRegex(@"(?<![\w.\-])[$£€¥]?[0-9]{1,6}(?:[.,][0-9]{1,3}){0,3}(?: ?" + Unit + Dash + "-?[0-9]|" + Dash + "[$£€¥₹₩][0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Range { get; }
}
