using System.Text;
using Antiphon.Text.English.Lexicon;
using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Words;

/// <summary>Reads a word letter by letter; the last letter bears the stress.</summary>
internal sealed class LetterNames(PhonemeTable gold)
{
    private readonly string?[] _names = [.. Enumerable.Range('A', 26).Select(c => gold.Phonemes([(char)c]))];

    /// <summary>The names of the word's letters; null if it has none, or one that is not A–Z. Other signs are silent.</summary>
    public string? Read(ReadOnlySpan<char> word)
    {
        var names = new StringBuilder(word.Length * 4);
        foreach (var c in word)
        {
            var letter = char.ToUpperInvariant(c);
            if (!char.IsLetter(letter)) continue;
            if (!char.IsAsciiLetterUpper(letter) || _names[letter - 'A'] is not { } name) return null;
            names.Append(name);
        }

        if (names.Length == 0) return null;
        var weak = StressMarks.Apply(names.ToString(), StressMarks.Weak);
        var last = weak.LastIndexOf(StressMarks.Secondary);
        return last < 0 ? weak : string.Concat(weak.AsSpan(0, last), [StressMarks.Primary], weak.AsSpan(last + 1));
    }
}
