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
    public string? Read(ReadOnlySpan<char> word, WordSetting setting) =>
        ReadS(word, setting) ?? ReadEd(word, setting) ?? ReadIng(word, setting with { Stress = setting.Stress ?? StressMarks.Capitalised });

    /// <summary>Whether <see cref="Read"/> finds a stem.</summary>
    public bool CanRead(ReadOnlySpan<char> word, WordSetting setting) =>
        ReadS(word, setting) is not null || ReadEd(word, setting) is not null || ReadIng(word, setting) is not null;

    /// <summary>The -s form of «box», «berries», «cat's».</summary>
    public string? ReadS(ReadOnlySpan<char> word, WordSetting setting)
    {
        if (word.Length < 3 || word[^1] != 's') return null;
        string? stem = null;
        if (word[^2] != 's' && known.IsKnown(word[..^1])) stem = known.Read(word[..^1], setting);
        else if ((word.EndsWith("'s") || (word.Length > 4 && word.EndsWith("es") && !word.EndsWith("ies"))) && known.IsKnown(word[..^2]))
        {
            stem = known.Read(word[..^2], setting);
        }
        else if (word.Length > 4 && word.EndsWith("ies")) stem = ReadWith(word[..^3], 'y', setting);

        return string.IsNullOrEmpty(stem) ? null : inflection.S(stem);
    }

    private string? ReadEd(ReadOnlySpan<char> word, WordSetting setting)
    {
        if (word.Length < 4 || word[^1] != 'd') return null;
        string? stem = null;
        if (word[^2] != 'd' && known.IsKnown(word[..^1])) stem = known.Read(word[..^1], setting);
        else if (word.Length > 4 && word.EndsWith("ed") && !word.EndsWith("eed") && known.IsKnown(word[..^2])) stem = known.Read(word[..^2], setting);

        return string.IsNullOrEmpty(stem) ? null : inflection.Ed(stem);
    }

    private string? ReadIng(ReadOnlySpan<char> word, WordSetting setting)
    {
        if (word.Length < 5 || !word.EndsWith("ing")) return null;
        var stem = word.Length > 5 && known.IsKnown(word[..^3]) ? known.Read(word[..^3], setting) : ReadWith(word[..^3], 'e', setting);
        if (stem is null && word.Length > 5 && IsDoubled(word[..^3]) && known.IsKnown(word[..^4])) stem = known.Read(word[..^4], setting);

        return string.IsNullOrEmpty(stem) ? null : inflection.Ing(stem);
    }

    // «sitt», «panick».
    private static bool IsDoubled(ReadOnlySpan<char> stem) =>
        (stem[^1] == stem[^2] && Doubled.Contains(stem[^1])) || stem.EndsWith("ck");

    private string? ReadWith(ReadOnlySpan<char> stem, char last, WordSetting setting)
    {
        if (stem.Length >= LongestStem) return null;
        Span<char> word = stackalloc char[stem.Length + 1];
        stem.CopyTo(word);
        word[^1] = last;
        return known.IsKnown(word) ? known.Read(word, setting) : null;
    }
}
