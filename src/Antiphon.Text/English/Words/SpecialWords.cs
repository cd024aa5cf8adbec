using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Words;

/// <summary>Little words whose sound hangs on their place: articles, «to», «in», «used»; and signs that are words.</summary>
internal sealed class SpecialWords(EnglishLexicon lexicon, KnownWords known, LetterNames letters, bool improvements)
{
    private const int LongestDottedPart = 2;

    /// <summary>The reading, or null where the word is not special here.</summary>
    public string? Read(ReadOnlySpan<char> word, WordLookup lookup) => word switch
    {
        "." when lookup.Tag == "ADD" => Word("dot", StressMarks.Demoted),
        "/" when lookup.Tag == "ADD" => Word("slash", StressMarks.Demoted),
        "%" => Word("percent"),
        "&" => Word("and"),
        "+" => Word("plus"),
        "@" => Word("at"),
        "a" or "A" => Article(word, lookup),
        "am" or "Am" or "AM" => Am(word, lookup),
        "an" or "An" or "AN" => word is "AN" && lookup.IsNoun ? letters.Read(word) : "ɐn",
        "I" when lookup.Tag == "PRP" => "ˌI",
        "by" or "By" or "BY" when lookup.Tag is ['R', 'B', ..] => "bˈI",
        "to" or "To" => To(lookup),
        "TO" when lookup.Tag is "TO" or "IN" => To(lookup),
        "in" or "In" => In(lookup),
        "IN" when lookup.Tag != "NNP" => In(lookup),
        "the" or "The" => The(lookup),
        "THE" when lookup.Tag == "DT" => The(lookup),
        "vs" or "vs." when lookup.Tag == "IN" => Word("versus"),
        "used" or "Used" or "USED" => Used(lookup),
        _ => IsDotted(word) ? letters.Read(word) : null,
    };

    private string? Word(string word, double? stress = null) => known.Read(word, WordLookup.Alone with { Stress = stress });

    // A capital A before a pause is a letter: «A, B, C».
    private string Article(ReadOnlySpan<char> word, WordLookup lookup)
    {
        var letter = lookup.Tag != "DT" || (improvements && word is "A" && lookup.Next == NextSound.None);
        return letter ? "ˈA" : "ɐ";
    }

    private string? Am(ReadOnlySpan<char> word, WordLookup lookup)
    {
        if (lookup.IsNoun) return letters.Read(word);
        return lookup.Next == NextSound.None || word is not "am" || lookup.Stress > 0 ? lexicon.Gold.Phonemes("am") : "ɐm";
    }

    private string? To(WordLookup lookup) => lookup.Next switch
    {
        NextSound.None => lexicon.Gold.Phonemes("to"),
        NextSound.Vowel => "tʊ",
        _ => "tə",
    };

    private static string In(WordLookup lookup) => lookup.Next == NextSound.None || lookup.Tag != "IN" ? "ˈɪn" : "ɪn";

    private static string The(WordLookup lookup) => lookup.Next == NextSound.Vowel ? "ði" : "ðə";

    private string? Used(WordLookup lookup)
    {
        if (!lexicon.Gold.TryGetTagged("used", out var used)) return null;
        var habit = lookup is { Context.NextIsTo: true, Tag: "VBD" or "JJ" };
        return habit && used.Get("VBD", out var phonemes) ? phonemes : used.Default;
    }

    // «U.S.», «e.g.»: letters with dots inside, no part longer than two.
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        if (!word.Trim('.').Contains('.')) return false;
        var part = 0;
        foreach (var c in word)
        {
            if (c == '.') part = 0;
            else if (!char.IsLetter(c) || ++part > LongestDottedPart) return false;
        }

        return true;
    }
}
