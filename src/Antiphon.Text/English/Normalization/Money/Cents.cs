using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Money;

/// <summary>«50¢».</summary>
internal sealed partial class Cents : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Currency | TextTraits.NonAscii;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Amount.Matches(text))
        {
            var number = match.Groups["n"].Value;
            edits.Replace(match, number + " " + Currencies.Name("¢", Number.IsOne(number)));
        }
    }

    [GeneratedRegex("(?<![0-9])(?<n>" + Number.Pattern + ") ?¢", RegexOptions.CultureInvariant)]
    private static partial Regex Amount { get; }
}
