using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;
using static Antiphon.Text.English.Normalization.Rewriting.FrontEnds;
using static Antiphon.Text.English.Normalization.Rewriting.PatternRewriter;
using static Antiphon.Text.English.Normalization.Rewriting.TextTraits;

namespace Antiphon.Text.English.Normalization.Machines;

/// <summary>Names made for machines, before a rule takes their dots and numbers for something else.</summary>
internal static partial class MachineRules
{
    public static RewriteRule[] All { get; } =
    [
        new("e-mail addresses", Improved, At | Dot, Replace(Email, SayEmail), ("jane@x.org", "jane at X dot org")),
        new("web addresses", Improved, Dot, WebAddresses.Rewrite, ("https://example.org/docs.", "example dot org slash docs.")),
        new("paths", Improved, None, Paths.Rewrite, ("in /usr/bin,", "in slash user slash bin,")),
        new("dotted names", Improved, Dot, DottedNames.Rewrite, ("main.cs", "main dot CS")),
        new("programming names", Improved, Markup, Replace(ProgrammingName, SayProgrammingName),
            ("C# or C++ --save", "C sharp or C plus plus dash dash save")),
    ];

    private static string SayEmail(Match match) => AddressWords.Say(match.Groups["address"].ValueSpan, exact: true);

    private static string SayProgrammingName(Match match) =>
        match.ValueSpan switch { "#" => " sharp", "++" => " plus plus", "--" => "dash dash ", _ => "dash " };

    [GeneratedRegex(@"(?<![\w.%+\-])(?:mailto:)?(?<address>[\w.%+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24})(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<=\b[A-GJQ])#(?!\w)|(?<=\b[A-Za-z])\+\+(?=\W|$)|(?<=^| )--(?=[a-z])|(?<=^| )-(?=[a-zA-Z]\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex ProgrammingName();
}
