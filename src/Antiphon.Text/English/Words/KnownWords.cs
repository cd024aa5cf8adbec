using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Words;

/// <summary>Words that the lexicon has, or that are read by their letters.</summary>
internal sealed class KnownWords(EnglishLexicon lexicon, LetterNames letters)
{
    private const string ProperNoun = "NNP";

    private readonly int _longest = Math.Max(lexicon.Gold.LongestWord, lexicon.Silver.LongestWord);

    public bool InLexicon(ReadOnlySpan<char> word) => lexicon.Gold.Contains(word) || lexicon.Silver.Contains(word);

    /// <summary>Whether <see cref="Read"/> may be asked.</summary>
    public bool IsKnown(ReadOnlySpan<char> word)
    {
        if (InLexicon(word) || word is "%" or "&" or "+" or "@") return true;
        if (!LetterCase.IsAsciiLetters(word)) return false;
        return word.Length == 1 || LetterCase.IsUpper(word[1..]) || (LetterCase.IsUpper(word) && InGoldAsLower(word));
    }

    /// <summary>The word's reading where it stands, stressed as its capitals ask.</summary>
    public string? Read(scoped ReadOnlySpan<char> word, WordLookup lookup)
    {
        var proper = false;
        Span<char> lower = stackalloc char[_longest];
        if (word.Length <= _longest && LetterCase.IsUpper(word) && !lexicon.Gold.Contains(word))
        {
            lower = lower[..word.ToLowerInvariant(lower)];
            word = lower;
            proper = lookup.Tag == ProperNoun;
        }

        if (!lexicon.Gold.TryRead(word, lookup.Tag, lookup.BeforePause, out var phonemes) && !proper)
        {
            phonemes = lexicon.Silver.Phonemes(word);
        }

        if (phonemes is null || (proper && !phonemes.Contains(StressMarks.Primary))) phonemes = letters.Read(word);
        return phonemes is null ? null : StressMarks.Apply(phonemes, lookup.Stress);
    }

    private bool InGoldAsLower(ReadOnlySpan<char> word)
    {
        if (word.Length > _longest) return false;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return lexicon.Gold.Contains(lower);
    }
}
