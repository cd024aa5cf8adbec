using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Calendar;

/// <summary>«May 5–7», «June 3rd-5th», «5-7 May»: some days of one month.</summary>
internal static partial class DayRanges
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Range.Matches(text))
        {
            var (from, to) = (Day(match, "from"), Day(match, "to"));
            if (from is < 1 or > 31 || to <= from || to > 31) continue;
            var month = Months.FullName(match.Groups["month"].Value);
            var (first, last) = (NumberWords.Ordinal(from), NumberWords.Ordinal(to));
            var monthFirst = match.Groups["month"].Index < match.Groups["from"].Index;
            edits.Replace(match, monthFirst ? $"{month} {first} to {last}" : $"the {first} to the {last} of {month}");
        }
    }

    private static int Day(Match match, string group) => NumberWords.Value(match.Groups[group].ValueSpan);

    private const string Days = "(?<from>[0-9]{1,2})(?:st|nd|rd|th)? ?[-–] ?(?<to>[0-9]{1,2})(?:st|nd|rd|th)?";

    private const string Month = "(?<month>" + Months.Full + "|" + Months.Short + ")";

    [GeneratedRegex(@"(?<![\w.\-/])(?:" + Month + @"\.? " + Days + @"(?![\w:%\-])|" + Days + " " + Month + @"\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Range { get; }
}
