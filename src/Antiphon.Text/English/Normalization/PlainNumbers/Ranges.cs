using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>«10-20», «1914–1918».</summary>
internal sealed partial class Ranges : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Hyphen;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Range.Matches(text)) edits.Replace(match.Groups["dash"], " to ");
    }

    [GeneratedRegex(@"(?<![\w.\-])[0-9]{1,4}(?<dash>[-–])[0-9]{1,4}(?![\w.\-–%])", RegexOptions.CultureInvariant)]
    private static partial Regex Range { get; }
}
