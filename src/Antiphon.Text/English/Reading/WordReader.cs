using Antiphon.Text.English.Numbers;
using Antiphon.Text.English.Stress;
using Antiphon.Text.English.Words;

namespace Antiphon.Text.English.Reading;

/// <summary>Reads one word where it stands: special words, lexicon, letters, stems, numbers. Safe for concurrent use.</summary>
internal sealed class WordReader
{
    private const int LongestProperNoun = 7;
    private const int LongestWord = 64;

    private readonly LetterNames _letters;
    private readonly KnownWords _known;
    private readonly Stems _stems;
    private readonly SpecialWords _special;
    private readonly NumberReader _numbers;

    public WordReader(EnglishLexicon lexicon, EnglishOptions options)
    {
        var inflection = new Inflection(options.Accent);
        _letters = new LetterNames(lexicon.Gold);
        _known = new KnownWords(lexicon, _letters);
        _stems = new Stems(_known, inflection);
        _special = new SpecialWords(lexicon, _known, _letters, options.Improvements);
        _numbers = new NumberReader(_known, _stems, inflection, options.Improvements);
    }

    /// <summary>The reading of a word or number, or null if nothing here can read it.</summary>
    public string? Read(ReadOnlySpan<char> word, WordOccurrence place)
    {
        if (word.ContainsAny('‘', '’')) word = word.ToString().Replace('‘', '\'').Replace('’', '\'');
        var phonemes = ReadWord(word, new WordLookup(place.Tag, CaseStress(word), place.Context));
        if (phonemes is not null) return WithCurrency(phonemes, place.Currency);
        return NumberReader.IsNumber(word, place.First) ? _numbers.Read(word, place.Currency, place.First) : null;
    }

    /// <summary>Whether a word of more than one sign may have a reading here: one of letters, or a number. Quick.</summary>
    public static bool CanRead(ReadOnlySpan<char> word, bool first)
    {
        foreach (var c in word)
        {
            if (!char.IsLetter(c) && c is not ('-' or '\'' or '.' or '‘' or '’')) return NumberReader.IsNumber(word, first);
        }

        return true;
    }

    /// <summary>A number inside a code that nothing else reads.</summary>
    public string? ReadInnerNumber(ReadOnlySpan<char> digits) => _numbers.Read(digits, currency: null, first: false);

    /// <summary>The word by the names of its letters, or null.</summary>
    public string? Spell(ReadOnlySpan<char> word) => _letters.Read(word);

    private string? ReadWord(scoped ReadOnlySpan<char> word, WordLookup lookup)
    {
        if (_special.Read(word, lookup) is { } special) return special;
        Span<char> lower = stackalloc char[LongestWord];
        if (IsWrittenLarge(word, lookup.Tag))
        {
            lower = lower[..word.ToLowerInvariant(lower)];
            if (_known.InLexicon(lower) || _stems.CanRead(lower, lookup)) word = lower;
        }

        if (_known.IsKnown(word)) return _known.Read(word, lookup);
        if (word.EndsWith("s'") && IsKnownPossessive(word)) return _known.Read([.. word[..^2], '\'', 's'], lookup);
        if (word is [_, .., '\''] && _known.IsKnown(word[..^1])) return _known.Read(word[..^1], lookup);
        return _stems.Read(word, lookup);
    }

    private bool IsKnownPossessive(ReadOnlySpan<char> word) => word.Length < LongestWord && _known.IsKnown([.. word[..^2], '\'', 's']);

    // Capitals that may say no more than that a sentence begins or somebody shouts.
    private bool IsWrittenLarge(ReadOnlySpan<char> word, string? tag)
    {
        if (word.Length is < 2 or > LongestWord || LetterCase.IsLower(word)) return false;
        if (tag == "NNP" && word.Length <= LongestProperNoun) return false;
        if (!LetterCase.IsUpper(word) && !LetterCase.IsLower(word[1..])) return false;
        foreach (var c in word)
        {
            if (c != '\'' && !char.IsLetter(c)) return false;
        }

        return !_known.InLexicon(word);
    }

    private static double? CaseStress(ReadOnlySpan<char> word) =>
        LetterCase.IsLower(word) ? null : LetterCase.IsUpper(word) ? StressMarks.AllCapitals : StressMarks.Capitalised;

    // An amount in words: «$ten».
    private string WithCurrency(string phonemes, string? sign) =>
        Currency.Of(sign) is { } currency ? phonemes + " " + _stems.ReadS(currency.Unit + "s", WordLookup.Alone) : phonemes;
}
