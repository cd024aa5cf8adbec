using System.Buffers;
using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Signs;

/// <summary>
/// «&gt;=», «!=», «-&gt;», «&amp;&amp;», «List&lt;string&gt;», «~5» at the start: signs that would be read badly one by one. Faces made of
/// signs are left out.
/// </summary>
internal static partial class Operators
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("=<>|&:;~");

    public static void Rewrite(string text, EditList edits)
    {
        if (!text.AsSpan().ContainsAny(Signs)) return;
        foreach (Match match in Operator.Matches(text))
        {
            if (match.Groups["of"].Success) edits.Replace(match, " of ");
            else edits.Replace(match, match.Groups["first"].Success ? First(match.ValueSpan[0]) : Say(match.Value));
        }
    }

    private static string Say(string sign) => sign switch
    {
        ">=" => " greater than or equal to ",
        "<=" => " less than or equal to ",
        "!=" or "!==" => " not equal to ",
        "==" or "===" => " equals ",
        "->" or "=>" or "-->" => " to ",
        "&&" => " and ",
        "||" => " or ",
        _ => "",
    };

    private static string First(char sign) => sign switch { '~' => "about ", '<' => "less than ", _ => "more than " };

    private const string Compound = "(?<![=<>!])(?:[<>]=|!==?|===?|--?>|=>)(?![=<>])|(?<!&)&&(?!&)|(?<!\\|)\\|\\|(?!\\|)";

    private const string Generic = "(?<of>(?<=[A-Za-z])<(?=[A-Za-z][\\w, ]{0,40}>))|(?<=[A-Za-z]<[A-Za-z][\\w, ]{0,40})>";

    private const string Leading = @"(?<first>(?:^|(?<=\())[~<>](?= ?[$£€]?[0-9]))";

    private const string Face = "(?<=^| )(?:[:;]'?-?[()DPp|/]|<3)(?= |$|[.,!?])";

    [GeneratedRegex(Compound + "|" + Generic + "|" + Leading + "|" + Face, RegexOptions.CultureInvariant)]
    private static partial Regex Operator { get; }
}
