using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«10/12/1987», «31/1/99»: month first, unless the first number can only be a day. What is no date stays.</summary>
internal sealed partial class SlashDates : IRewriteStep
{
    /// <summary>The last year of two digits that belongs to this century.</summary>
    public const int Pivot = 30;

    public TextTraits Needs => TextTraits.Digit | TextTraits.Slash;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Date.Matches(text))
        {
            var first = NumberWords.Value(match.Groups["a"].ValueSpan);
            var second = NumberWords.Value(match.Groups["b"].ValueSpan);
            var year = Year(match.Groups["y"].ValueSpan);
            var said = first > 12 ? Months.Say(year, second, first) : Months.Say(year, first, second);
            if (said is not null) edits.Replace(match, said);
        }
    }

    private static int Year(ReadOnlySpan<char> written)
    {
        var year = NumberWords.Value(written);
        return written.Length > 2 ? year : year > Pivot ? 1900 + year : 2000 + year;
    }

    [GeneratedRegex(@"\b(?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})/(?<y>[0-9]{4}|[0-9]{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date { get; }
}
