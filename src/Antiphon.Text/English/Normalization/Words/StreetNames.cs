using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Words;

/// <summary>«123 Main St, Boston»: kinds of streets behind a numbered name, written without their stop. «In 1940 Pope St John» is none: before a name, a saint and a doctor.</summary>
internal sealed partial class StreetNames : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Upper | TextTraits.Lower;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Street.Matches(text))
        {
            var kind = match.Groups["kind"];
            edits.Replace(kind, kind.ValueSpan switch
            {
                "St" => "Street",
                "Ave" => "Avenue",
                "Rd" => "Road",
                "Ln" => "Lane",
                "Dr" => "Drive",
                _ => "Boulevard",
            });
        }
    }

    [GeneratedRegex(@"(?<!\w)[0-9]{1,5}(?: [NSEW]\.?)?(?: [A-Z][a-z]{1,20}| [0-9]{1,3}(?:st|nd|rd|th)){1,3} (?:(?<kind>Ave|Rd|Ln|Blvd)(?=,|$| [A-Z0-9#])|(?<kind>St|Dr)(?=,|$| [0-9#]| (?:[A-Z]{2}|Apt|Suite|Unit)\b))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Street { get; }
}
