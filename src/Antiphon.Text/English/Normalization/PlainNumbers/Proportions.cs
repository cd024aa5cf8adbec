using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>«16:9», «3:2»: numbers around a colon that are no time of day.</summary>
internal sealed partial class Proportions : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Colon;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Proportion.Matches(text)) edits.Replace(match.Groups["colon"], " to ");
    }

    [GeneratedRegex(@"(?<![\w.:,])[0-9]{1,4}(?<colon>:)[0-9]{1,4}(?![\w:]|\.[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Proportion { get; }
}
