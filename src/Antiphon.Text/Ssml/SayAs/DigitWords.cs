using System.Text;

namespace Antiphon.Text.Ssml.SayAs;

/// <summary><c>digits</c>: each by itself; other signs part them, a point between digits is said.</summary>
internal static class DigitWords
{
    public static SpokenForm? Say(SayAsText text)
    {
        var said = new StringBuilder();
        var pause = false;
        foreach (var c in text.Text)
        {
            var word = char.IsAsciiDigit(c) ? SpelledNumber.Digits([c]) : c == '.' ? "point" : char.IsLetter(c) ? c.ToString() : null;
            if (word is null)
            {
                pause = said.Length > 0;
                continue;
            }

            if (said.Length > 0) said.Append(pause ? ", " : " ");
            said.Append(word);
            pause = false;
        }

        return said.Length > 0 ? new SpokenForm(said.ToString()) : null;
    }
}
