using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«19:30:00»: nobody says that there are no seconds.</summary>
internal sealed partial class FullMinutes : IRewriteStep
{
    public TextTraits Needs => TextTraits.Digit | TextTraits.Colon;

    public void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Time.Matches(text)) edits.Replace(match.Groups["seconds"], "");
    }

    [GeneratedRegex(@"\b[0-9]{1,2}:[0-5][0-9](?<seconds>:00)(?![0-9:])", RegexOptions.CultureInvariant)]
    private static partial Regex Time { get; }
}
