using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«2024-07-15». What is no date stays.</summary>
internal sealed partial class IsoDates : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Hyphen;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Date.Matches(text))
        {
            var said = Months.Say(Value(match, "y"), Value(match, "m"), Value(match, "d"));
            if (said is not null) edits.Replace(match, said);
        }
    }

    private static int Value(Match match, string group) => NumberWords.Value(match.Groups[group].ValueSpan);

    [GeneratedRegex(@"\b(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date { get; }
}
