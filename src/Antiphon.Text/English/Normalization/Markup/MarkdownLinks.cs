using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Markup;

/// <summary>«[text](address)» reads the text, «![picture](address)» what the picture shows, «&lt;address&gt;» the address.</summary>
internal sealed partial class MarkdownLinks : IRewriteStep
{
    public TextTraits Needs => TextTraits.Markup | TextTraits.Bracket;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Link.Matches(text))
        {
            var shown = match.Groups["text"];
            edits.Delete(match.Index, shown.Index - match.Index);
            edits.Delete(shown.Index + shown.Length, match.Index + match.Length - shown.Index - shown.Length);
        }
    }

    [GeneratedRegex(@"!?\[(?<text>[^\[\]]{1,400})\]\((?<to>[^()\s]{1,1000})(?: ""[^""()]{0,200}"")?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link { get; }
}
