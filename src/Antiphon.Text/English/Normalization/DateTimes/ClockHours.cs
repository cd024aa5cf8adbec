using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«9am», «7 PM»: no verb and no music; «17:00» has no o'clock.</summary>
internal static partial class ClockHours
{
    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Hour.Matches(text))
        {
            if (match.Groups["half"] is not { Success: true } half)
            {
                edits.Replace(match, NumberWords.Cardinal(NumberWords.Value(match.Groups["h"].ValueSpan)) + " hundred");
                continue;
            }

            // The sentence's own full stop is the abbreviation's too.
            var dot = Scan.At(text, match.Index + match.Length) == '.' ? "" : ".";
            edits.Replace(match, match.Groups["h"].Value + (half.ValueSpan is "a" or "A" ? " A.M" : " P.M") + dot);
        }
    }

    private const string Half = @"(?<h>1[0-2]|0?[1-9]) ?(?<half>[AaPp])[Mm](?!\w)";

    private const string FullHour = @"(?<h>1[3-9]|2[0-3]):00(?![\w:]| ?[AaPp]\.?[Mm]\b)";

    [GeneratedRegex(@"(?<![\w:.,$£€])(?:" + Half + "|" + FullHour + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Hour { get; }
}
