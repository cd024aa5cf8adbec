using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Machines;

/// <summary>«C#», «F#», «C++», «--save-dev».</summary>
internal sealed partial class ProgrammingNames : IRewriteStep
{
    public TextTraits Needs => TextTraits.Markup;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Name.Matches(text))
        {
            edits.Replace(match, match.ValueSpan switch { "#" => " sharp", "++" => " plus plus", "--" => "dash dash ", _ => "dash " });
        }
    }

    [GeneratedRegex(@"(?<=\b[A-GJQ])#(?!\w)|(?<=\b[A-Za-z])\+\+(?=\W|$)|(?<=^| )--(?=[a-z])|(?<=^| )-(?=[a-zA-Z]\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name { get; }
}
