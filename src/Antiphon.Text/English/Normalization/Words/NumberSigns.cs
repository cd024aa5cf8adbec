using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Words;

/// <summary>«No. 5», «Nos. 5 and 6», «#5».</summary>
internal sealed partial class NumberSigns : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Sign.Matches(text))
        {
            edits.Replace(match, match.ValueSpan switch { ['#', ..] => "number ", ['N', 'o', 's', ..] => "Numbers ", _ => "Number " });
        }
    }

    [GeneratedRegex(@"(?:\bNos?\. ?|(?<![\w&])#)(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Sign { get; }
}
