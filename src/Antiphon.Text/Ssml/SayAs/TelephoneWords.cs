using System.Text.RegularExpressions;
using Antiphon.Text.English.Normalization.Numbers;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>telephone</c>: digit by digit, with a pause between the groups, as «+1 (212) 555-0147 x12».</summary>
internal static partial class TelephoneWords
{
    public static SpokenForm? Say(SayAsText text)
    {
        var groups = new List<string>();
        foreach (Match match in Group.Matches(text.Text))
        {
            var written = match.Value;
            if (match.Groups["extension"].Success) groups.Add("extension");
            else if (SpelledNumber.IsDigits(written)) groups.Add(Digits(written));
            else groups.Add(written switch { "+" => "plus", "*" => "star", "#" => "pound", _ => written });
        }

        if (groups.Count == 0) return null;
        return new SpokenForm(string.Join(", ", groups)
            .Replace("plus, ", "plus ", StringComparison.Ordinal)
            .Replace("extension, ", "extension ", StringComparison.Ordinal));
    }

    // «18005550147»: the trunk digit stands alone.
    private static string Digits(string digits) =>
        digits is ['1', .. var rest] && rest.Length == 10 ? "one, " + DigitGroups.Say(rest) : DigitGroups.Say(digits);

    [GeneratedRegex(@"(?<extension>(?i:ext(?:ension)?\.?|x)(?= ?[0-9]))|[0-9]+|[+*#]|\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Group { get; }
}
