using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«$3.2 billion», «$5k»: the unit goes behind the magnitude.</summary>
internal sealed partial class LargeAmounts : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Currency;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Amount.Matches(text))
        {
            var magnitude = Currencies.Magnitude(match.Groups["big"].Value);
            edits.Replace(match, $"{match.Groups["n"].Value} {magnitude} {Currencies.Name(match.Groups["sign"].Value, one: false)}");
        }
    }

    [GeneratedRegex(@"(?<sign>[$£€]) ?(?<n>" + Number.Pattern + @") ?(?<big>hundred|thousand|million|billion|trillion|[kmb])\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Amount { get; }
}
