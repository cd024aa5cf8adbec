using System.Text.RegularExpressions;

namespace Antiphon.Text.English.Normalization.Improvements;

/// <summary>«&gt;=», «!=», «-&gt;», «&amp;&amp;»: signs of two chars; and faces made of signs, which are not said.</summary>
internal sealed partial class Operators : IRewriteStep
{
    public TextTraits Needs => TextTraits.None;

    public void Rewrite(string text, EditList edits)
    {
        if (!text.AsSpan().ContainsAny("=<>|&:;")) return;
        foreach (Match match in Operator.Matches(text))
        {
            edits.Replace(match, match.Value switch
            {
                ">=" => " greater than or equal to ",
                "<=" => " less than or equal to ",
                "!=" or "!==" => " not equal to ",
                "==" or "===" => " equals ",
                "->" or "=>" or "-->" => " to ",
                "&&" => " and ",
                "||" => " or ",
                _ => "",
            });
        }
    }

    [GeneratedRegex(@"(?<![=<>!])(?:[<>]=|!==?|===?|--?>|=>)(?![=<>])|(?<!&)&&(?!&)|(?<!\|)\|\|(?!\|)|(?<=^| )(?:[:;]'?-?[()DPp|/]|<3)(?= |$|[.,!?])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Operator { get; }
}
