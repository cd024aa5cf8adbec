using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Machines;

/// <summary>«jane.doe@example.org».</summary>
internal sealed partial class Emails : IRewriteStep
{
    public TextTraits Needs => TextTraits.At | TextTraits.Dot;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Email.Matches(text)) edits.Replace(match, AddressWords.Say(match.Groups["address"].ValueSpan, exact: true));
    }

    [GeneratedRegex(@"(?<![\w.%+\-])(?:mailto:)?(?<address>[\w.%+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24})(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Email { get; }
}
