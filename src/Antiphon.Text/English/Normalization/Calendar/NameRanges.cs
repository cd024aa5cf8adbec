using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;
using Antiphon.Text.English.Normalization.Vocabulary;

namespace Antiphon.Text.English.Normalization.Calendar;

/// <summary>«Mon-Fri», «Jan–Mar», «Monday-Friday»: from one day or month to another.</summary>
internal sealed partial class NameRanges : IRewriteStep
{
    public TextTraits Needs => TextTraits.Hyphen | TextTraits.Upper;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Range.Matches(text))
        {
            if (Find(match, "from") is { } from && Find(match, "to") is { } to) edits.Replace(match, from + " to " + to);
        }
    }

    private static string? Find(Match match, string group)
    {
        var written = match.Groups[group];
        return WeekDays.FullName(written.ValueSpan) ?? (Months.IsName(written.ValueSpan) ? Months.FullName(written.Value) : null);
    }

    [GeneratedRegex(@"\b(?<from>[A-Z][a-z]{2,8})\.? ?[-–] ?(?<to>[A-Z][a-z]{2,8})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Range { get; }
}
