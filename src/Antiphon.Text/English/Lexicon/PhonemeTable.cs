using System.Diagnostics.CodeAnalysis;

namespace Antiphon.Text.English.Lexicon;

/// <summary>Words and how they sound, one byte for each phoneme. Immutable.</summary>
internal sealed class PhonemeTable(StringTable words, byte[] codes, int[] ends, char[] alphabet, IReadOnlyDictionary<int, TaggedPhonemes> tagged)
{
    /// <summary>Length of the longest word.</summary>
    public int LongestWord => words.LongestText;

    public bool Contains(ReadOnlySpan<char> word) => Find(word) >= 0;

    /// <summary>The word's reading, whatever its part of speech; null if the word is not here.</summary>
    public string? Phonemes(ReadOnlySpan<char> word)
    {
        var index = Find(word);
        if (index < 0) return null;
        return tagged.TryGetValue(index, out var readings) ? readings.Default : Decode(index);
    }

    /// <summary>Whether the word is here, and its reading in this context; null there asks for its letters.</summary>
    public bool TryRead(ReadOnlySpan<char> word, string? tag, bool beforePause, out string? phonemes)
    {
        var index = Find(word);
        phonemes = index < 0 ? null : tagged.TryGetValue(index, out var readings) ? readings.For(tag, beforePause) : Decode(index);
        return index >= 0;
    }

    /// <summary>The readings of a word that has several.</summary>
    public bool TryGetTagged(ReadOnlySpan<char> word, [NotNullWhen(true)] out TaggedPhonemes? readings) => tagged.TryGetValue(Find(word), out readings);

    // «apple» answers for «Apple» and «Paris» for «paris», where the spelling itself is not here.
    private int Find(ReadOnlySpan<char> word)
    {
        var index = words.Find(word);
        if (index >= 0 || word.Length < 2 || word.Length > words.LongestText) return index;
        foreach (var c in word[1..])
        {
            if (char.ToLowerInvariant(c) != c) return -1;
        }

        Span<char> other = stackalloc char[word.Length];
        word.CopyTo(other);
        var first = word[0];
        var upper = char.ToUpperInvariant(first);
        other[0] = first == upper ? char.ToLowerInvariant(first) : upper;
        return words.Find(other);
    }

    private string Decode(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return string.Create(ends[index] - start, (codes, start, alphabet), static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = from.alphabet[from.codes[from.start + i]];
        });
    }
}
