using System.Text.RegularExpressions;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>time</c>: «1'21"» is one minute twenty one seconds; a time of day is read as ever.</summary>
internal static partial class DurationWords
{
    public static SpokenForm? Say(SayAsText text)
    {
        if (Written.Match(text.Text) is not { Success: true } match) return EnglishText.Say(text.Text);
        string?[] parts = [Part(match.Groups["h"], "hour"), Part(match.Groups["m"], "minute"), Part(match.Groups["s"], "second")];
        return new SpokenForm(string.Join(' ', parts.Where(part => part is not null)));
    }

    private static string? Part(Group group, string unit)
    {
        if (!group.Success) return null;
        var words = SpelledNumber.Number(group.Value);
        return $"{words} {unit}{(words == "one" ? "" : "s")}";
    }

    [GeneratedRegex("^(?=.)(?:(?<h>[0-9]{1,6}) ?h ?)?(?:(?<m>[0-9]{1,6}) ?['′m] ?)?(?:(?<s>[0-9]{1,6}(?:\\.[0-9]{1,6})?) ?(?:\"|''|″|s))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written { get; }
}
