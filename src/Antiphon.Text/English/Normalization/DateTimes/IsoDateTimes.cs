using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«2024-01-05T10:00:00Z», «2024-01-05 10:00»: a date and a time of day.</summary>
internal sealed partial class IsoDateTimes : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Colon | TextTraits.Hyphen;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Mark.Matches(text))
        {
            edits.Replace(match.Groups["t"], " at ");
            var seconds = match.Groups["s"];
            edits.Delete(seconds.Index, seconds.Length);
            if (match.Groups["z"] is { Success: true } zone) edits.Replace(zone, " UTC");
        }
    }

    // Seconds say nothing to a listener.
    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?<t>T| )[0-9]{2}:[0-9]{2}(?<s>(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)(?:(?<z>Z)\b)?(?!\w)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mark { get; }
}
