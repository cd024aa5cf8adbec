using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«10:30-11:00», «9am–5pm»: from one time to another.</summary>
internal sealed partial class TimeRanges : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Hyphen;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Dash.Matches(text)) edits.Replace(match, " to ");
    }

    [GeneratedRegex(@"(?<=[0-9]:[0-9]{2}(?: ?[AaPp]\.?[Mm]\.?)?|\b[0-9]{1,2} ?[AaPp]\.?[Mm]\.?) ?[-–—] ?(?=[0-9]{1,2}(?::[0-9]{2}| ?[AaPp]\.?[Mm]\b))|" +
        @"(?<=\b[0-9]{1,2}) ?[-–—] ?(?=[0-9]{1,2}(?::[0-9]{2})? ?[AaPp]\.?[Mm]\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Dash { get; }
}
