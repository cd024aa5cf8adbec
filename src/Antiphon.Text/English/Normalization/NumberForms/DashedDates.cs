using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.NumberForms;

/// <summary>«9-11-2001» has the month first, «11.09.2001» the day, as where people write so. What is no date stays.</summary>
internal sealed partial class DashedDates : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Date.Matches(text))
        {
            var a = NumberWords.Value(match.Groups["a"].ValueSpan);
            var b = NumberWords.Value(match.Groups["b"].ValueSpan);
            var year = NumberWords.Value(match.Groups["y"].ValueSpan);
            var dayFirst = match.Groups["mark"].ValueSpan is "." || a > 12;
            var said = dayFirst ? Months.Say(year, b, a) : Months.Say(year, a, b);
            if (said is not null) edits.Replace(match, said);
        }
    }

    [GeneratedRegex(@"(?<![\w.\-])(?<a>[0-9]{1,2})(?<mark>[\-.])(?<b>[0-9]{1,2})\k<mark>(?<y>[12][0-9]{3})(?![\w\-]|\.[0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Date { get; }
}
