using System.Buffers;
using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Words;

/// <summary>Reads inflected words by their stems.</summary>
internal sealed class Stems(KnownWords known, Inflection inflection)
{
    // A stem is at least as known as its own spelling is short; nothing beyond this is in a lexicon.
    private const int LongestStem = 64;

    private static readonly SearchValues<char> Doubled = SearchValues.Create("bcdgklmnprstvxz");

    /// <summary>The reading of a form in -s, -ed or -ing whose stem is known.</summary>
    public string? Read(ReadOnlySpan<char> word, WordLookup lookup) =>
        ReadS(word, lookup) ?? ReadEd(word, lookup) ?? ReadIng(word, lookup with { Stress = lookup.Stress ?? StressMarks.Capitalised });

    /// <summary>Whether <see cref="Read"/> finds a stem.</summary>
    public bool CanRead(ReadOnlySpan<char> word, WordLookup lookup) =>
        ReadS(word, lookup) is not null || ReadEd(word, lookup) is not null || ReadIng(word, lookup) is not null;

    /// <summary>The -s form of «box», «berries», «cat's».</summary>
    public string? ReadS(ReadOnlySpan<char> word, WordLookup lookup)
    {
        if (word.Length < 3 || word[^1] != 's') return null;
        string? stem = null;
        if (word[^2] != 's' && known.IsKnown(word[..^1])) stem = known.Read(word[..^1], lookup);
        else if ((word.EndsWith("'s") || (word.Length > 4 && word.EndsWith("es") && !word.EndsWith("ies"))) && known.IsKnown(word[..^2]))
        {
            stem = known.Read(word[..^2], lookup);
        }
        else if (word.Length > 4 && word.EndsWith("ies")) stem = ReadWith(word[..^3], 'y', lookup);

        return string.IsNullOrEmpty(stem) ? null : inflection.S(stem);
    }

    private string? ReadEd(ReadOnlySpan<char> word, WordLookup lookup)
    {
        if (word.Length < 4 || word[^1] != 'd') return null;
        string? stem = null;
        if (word[^2] != 'd' && known.IsKnown(word[..^1])) stem = known.Read(word[..^1], lookup);
        else if (word.Length > 4 && word.EndsWith("ed") && !word.EndsWith("eed") && known.IsKnown(word[..^2])) stem = known.Read(word[..^2], lookup);

        return string.IsNullOrEmpty(stem) ? null : inflection.Ed(stem);
    }

    private string? ReadIng(ReadOnlySpan<char> word, WordLookup lookup)
    {
        if (word.Length < 5 || !word.EndsWith("ing")) return null;
        var stem = word.Length > 5 && known.IsKnown(word[..^3]) ? known.Read(word[..^3], lookup) : ReadWith(word[..^3], 'e', lookup);
        if (stem is null && word.Length > 5 && IsDoubled(word[..^3]) && known.IsKnown(word[..^4])) stem = known.Read(word[..^4], lookup);

        return string.IsNullOrEmpty(stem) ? null : inflection.Ing(stem);
    }

    // «sitt», «panick».
    private static bool IsDoubled(ReadOnlySpan<char> stem) =>
        (stem[^1] == stem[^2] && Doubled.Contains(stem[^1])) || stem.EndsWith("ck");

    private string? ReadWith(ReadOnlySpan<char> stem, char last, WordLookup lookup)
    {
        if (stem.Length >= LongestStem) return null;
        Span<char> word = stackalloc char[stem.Length + 1];
        stem.CopyTo(word);
        word[^1] = last;
        return known.IsKnown(word) ? known.Read(word, lookup) : null;
    }
}
