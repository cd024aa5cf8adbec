using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.Words;

/// <summary>Words written short: streets, titles, abbreviations, and numbers written as letters.</summary>
internal static partial class WordRules
{
    public static RewriteRule[] All { get; } =
    [
        new("streets in addresses", Improved, Digit | Upper | Lower, ReplaceGroup(StreetName, "kind", SayStreet),
            ("123 Main St, Boston", "123 Main Street, Boston")),
        new("streets behind a name", Improved, Dot | Upper, Streets.Rewrite, ("Elm St. The house", "Elm Street. The house")),
        new("titles, reference", Reference, Upper | Lower, new Titles(improved: false).Rewrite,
            ("Gen Z, Prof. Lee", "General Z, Professor Lee")),
        new("titles", Improved, Upper | Lower, new Titles(improved: true).Rewrite, ("Gen Z, Prof. Lee", "Gen Z, Professor Lee")),
        new("abbreviations, reference", Reference, None, new Abbreviations(improved: false, "abbreviations").Rewrite,
            ("approx. no. yes", "approximately number yes")),
        new("abbreviations", Improved, None, new Abbreviations(improved: true, "abbreviations", "abbreviations-more").Rewrite,
            ("e.g. no. yes, no. 5", "for example no. yes, number 5")),
        new("number signs", Both, Digit, Replace(NumberSign, SayNumberSign), ("No. 5, Nos. 6, #7", "Number 5, Numbers 6, number 7")),
        new("Roman numerals, reference", Reference, Upper | Lower, new RomanNumerals(improved: false).Rewrite,
            ("Louis XIV, George I think", "Louis the fourteenth, George the first think")),
        new("Roman numerals", Improved, Upper | Lower, new RomanNumerals(improved: true).Rewrite,
            ("Louis XIV, George I think", "Louis the fourteenth, George I think")),
    ];

    private static string SayStreet(Match match) => match.Groups["kind"].ValueSpan switch
    {
        "St" => "Street",
        "Ave" => "Avenue",
        "Rd" => "Road",
        "Ln" => "Lane",
        "Dr" => "Drive",
        _ => "Boulevard",
    };

    private static string SayNumberSign(Match match) =>
        match.ValueSpan switch { ['#', ..] => "number ", ['N', 'o', 's', ..] => "Numbers ", _ => "Number " };

    // The kind of a street behind a numbered name, without its stop. Before a name, St is a saint and Dr a doctor («In 1940 Pope St John»).
    [GeneratedRegex(@"(?<!\w)[0-9]{1,5}(?: [NSEW]\.?)?(?: [A-Z][a-z]{1,20}| [0-9]{1,3}(?:st|nd|rd|th)){1,3} " +
        @"(?:(?<kind>Ave|Rd|Ln|Blvd)(?=,|$| [A-Z0-9#])|(?<kind>St|Dr)(?=,|$| [0-9#]| (?:[A-Z]{2}|Apt|Suite|Unit)\b))",
        RegexOptions.CultureInvariant)]
    private static partial Regex StreetName();

    [GeneratedRegex(@"(?:\bNos?\. ?|(?<![\w&])#)(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex NumberSign();
}
