using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;
using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.DateTimes;

/// <summary>«7:00», «3:05 pm», «2:03:45»: the time of day.</summary>
internal static partial class Times
{
    private const int LastHour = 24;

    public static void Rewrite(string text, EditList edits)
    {
        foreach (Match match in Time.Matches(text))
        {
            var hour = NumberWords.Value(match.Groups["h"].ValueSpan);
            if (hour <= LastHour) edits.Replace(match, Say(text, match, hour));
        }
    }

    private static string Say(string text, Match match, int hour)
    {
        var half = match.Groups["half"];
        var second = match.Groups["s"];
        var said = NumberWords.Cardinal(hour) + Minutes(NumberWords.Value(match.Groups["m"].ValueSpan), half.Success || second.Success);
        if (second.Success) said += Seconds(NumberWords.Value(second.ValueSpan));
        if (!half.Success) return said;

        // The sentence's own full stop is the abbreviation's too.
        var dot = Scan.At(text, match.Index + match.Length) == '.' ? "" : ".";
        return said + (half.ValueSpan is "a" or "A" ? " A.M" : " P.M") + dot;
    }

    private static string Minutes(int minute, bool bare) => minute switch
    {
        0 => bare ? "" : " o'clock",
        < 10 => " oh " + NumberWords.Cardinal(minute),
        _ => " " + NumberWords.Cardinal(minute),
    };

    private static string Seconds(int second) => " and " + NumberWords.Cardinal(second) + (second == 1 ? " second" : " seconds");

    [GeneratedRegex(@"\b(?<h>[0-9]{1,2}):(?<m>[0-5][0-9])(?::(?<s>[0-5][0-9]))?(?![0-9])(?: ?(?<half>[AaPp])\.?[Mm]\b)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Time { get; }
}
