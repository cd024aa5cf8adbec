using System.Text;
using System.Text.RegularExpressions;
using Antiphon.Text.Data;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>address</c>: «150th CT, Redmond, WA 98052» is 150th Court, Redmond, Washington, and the digits.</summary>
internal static partial class AddressLine
{
    private const int ZipLength = 5;

    private static readonly Dictionary<string, string> Streets = Table("street");
    private static readonly Dictionary<string, string> States = Table("state");

    public static SpokenForm? Say(SayAsText text)
    {
        var said = new StringBuilder();
        var (at, afterComma, first) = (0, false, true);
        foreach (Match word in Word.Matches(text.Text))
        {
            var between = text.Text.AsSpan(at, word.Index - at);
            afterComma |= between.Contains(',');
            said.Append(between).Append(WordsOf(word.Groups["word"].Value, afterComma, first) ?? word.Value);
            (at, first) = (word.Index + word.Length, false);
        }

        return EnglishText.Say(said.Append(text.Text.AsSpan(at)).ToString()) ?? new SpokenForm(said.ToString());
    }

    // «CT» is a court before the first comma, and Connecticut behind it.
    private static string? WordsOf(string word, bool afterComma, bool first)
    {
        if (word.Length == ZipLength && !first && SpelledNumber.IsDigits(word)) return SpelledNumber.Digits(word);
        if (afterComma && States.TryGetValue(word, out var state)) return state;
        return first ? null : Streets.GetValueOrDefault(word.ToLowerInvariant());
    }

    private static Dictionary<string, string> Table(string kind) => EmbeddedTable.Rows("address", "ssml")
        .Where(row => row[0] == kind)
        .ToDictionary(row => row[1], row => row[2], StringComparer.Ordinal);

    [GeneratedRegex(@"(?<word>[\p{L}0-9]+)\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
