using System.Text;
using Antiphon.Text.Annotated;
using Antiphon.Text.Data;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>characters</c>: letters by their names, digits, and the names of signs.</summary>
internal static class CharacterWords
{
    // Alone among the letters it is also a word, and sounds otherwise there.
    private const char Article = 'A';
    private const string ArticlesName = "ˈeɪ";

    private static readonly Dictionary<Rune, string> Signs = EmbeddedTable.Rows("characters", "ssml").ToDictionary(row => Rune.GetRuneAt(row[0], 0), row => row[1]);

    public static SpokenForm? Say(SayAsText text)
    {
        var said = new StringBuilder();
        var sounds = new List<ReadingSpan>();
        foreach (var rune in text.Text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) continue;
            if (said.Length > 0) said.Append(' ');
            var upper = Rune.ToUpperInvariant(rune);
            if (upper.Value == Article) sounds.Add(new ReadingSpan(said.Length, 1, ArticlesName));
            said.Append(NameOf(upper));
        }

        return new SpokenForm(said.ToString()) { Sounds = sounds };
    }

    private static string NameOf(Rune rune)
    {
        if (rune.IsAscii && char.IsAsciiDigit((char)rune.Value)) return SpelledNumber.Digits([(char)rune.Value]);
        return Signs.GetValueOrDefault(rune) ?? rune.ToString();
    }
}
