using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.PlainNumbers;

/// <summary>«212-555-0147», «555-0199»: digit by digit, with a pause for each hyphen.</summary>
internal sealed partial class PhoneNumbers : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Hyphen;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Phone.Matches(text))
        {
            edits.Replace(match, string.Join(", ", match.Value.Split('-').Select(group => NumberWords.Digits(group))));
        }
    }

    [GeneratedRegex(@"(?<![\w.\-])(?:[0-9]{3}-)?[0-9]{3}-[0-9]{4}(?![\w.\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Phone { get; }
}
