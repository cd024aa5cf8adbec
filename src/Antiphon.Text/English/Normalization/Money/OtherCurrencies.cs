using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«¥300», «Rs. 500», «USD 7»: the unit goes behind. Amounts in $, £ and € stay for the lexicon, which knows cents.</summary>
internal sealed partial class OtherCurrencies : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Currency;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Amount.Matches(text))
        {
            var number = match.Groups["n"].Value;
            var big = match.Groups["big"];
            var unit = Currencies.Name(match.Groups["sign"].Value, Number.IsOne(number) && !big.Success);
            edits.Replace(match, big.Success ? $"{number} {Currencies.Magnitude(big.Value)} {unit}" : $"{number} {unit}");
        }
    }

    [GeneratedRegex(@"(?<sign>[¥₹₩]|\b(?:Rs\.?|USD|EUR|GBP)) ?(?<n>" + Number.Pattern +
        @")(?: ?(?<big>hundred|thousand|million|billion|trillion|[kmbKMB])\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }
}
