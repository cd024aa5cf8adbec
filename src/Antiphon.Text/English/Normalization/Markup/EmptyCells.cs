using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Markup;

/// <summary>Cells of a table with nothing in them need no pause each.</summary>
internal sealed partial class EmptyCells : IRewriteStep
{
    public TextTraits Needs => TextTraits.Markup;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Empty.Matches(text)) edits.Replace(match, "|");
    }

    [GeneratedRegex(@"(?>\|(?:[ \t]+\|)+)", RegexOptions.CultureInvariant)]
    private static partial Regex Empty { get; }
}
