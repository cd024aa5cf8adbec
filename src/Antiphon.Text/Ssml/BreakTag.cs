using System.Globalization;
using System.Xml;

namespace Antiphon.Text.Ssml;

/// <summary>
/// Reads <c>break</c>. Amazon documents the names and "10s" as the longest time, and says of the strengths only that strong is the pause
/// after a sentence and x-strong the one after a paragraph; the milliseconds are ours.
/// </summary>
internal static class BreakTag
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>The pause of the tag that the reader stands on; a time wins over a strength.</summary>
    public static TimeSpan Read(XmlReader reader)
    {
        var strength = "medium";
        string? time = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.Name == "strength") strength = reader.Value;
            else if (reader.Name == "time") time = reader.Value;
            else throw Bad($"break has no attribute '{reader.Name}': it takes 'strength' or 'time'.");
        }

        reader.MoveToElement();
        var pause = OfStrength(strength);
        return time is null ? pause : OfTime(time);
    }

    private static TimeSpan OfStrength(string strength) => TimeSpan.FromMilliseconds(strength switch
    {
        "none" or "x-weak" => 0,
        "weak" => 150,
        "medium" => 300,
        "strong" => 500,
        "x-strong" => 1000,
        _ => throw Bad($"'{strength}' is no break strength: use none, x-weak, weak, medium, strong or x-strong."),
    });

    private static TimeSpan OfTime(string time)
    {
        var text = time.AsSpan().Trim();
        var seconds = text.EndsWith("ms") ? 0.001 : 1;
        var number = text.EndsWith("ms") ? text[..^2] : text.EndsWith("s") ? text[..^1] : default;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            throw Bad($"'{time}' is no break time: write it like 500ms or 1.5s.");
        if (value * seconds > Longest.TotalSeconds) throw Bad($"A break of '{time}' is too long: the longest is 10s.");
        return TimeSpan.FromSeconds(value * seconds);
    }

    private static SsmlException Bad(string message) => new(SsmlFailure.BadAttribute, message);
}
