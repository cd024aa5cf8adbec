using Antiphon.Text.English.Stress;

namespace Antiphon.Text.English.Words;

/// <summary>Little words whose sound hangs on their place: articles, «to», «in», «used»; and signs that are words.</summary>
internal sealed class SpecialWords(EnglishLexicon lexicon, KnownWords known, LetterNames letters, bool improvements)
{
    private const int LongestDottedPart = 2;

    /// <summary>The reading, or null where the word is not special here.</summary>
    public string? Read(ReadOnlySpan<char> word, WordSetting setting) => word switch
    {
        "." when setting.Tag == "ADD" => Word("dot", StressMarks.Demoted),
        "/" when setting.Tag == "ADD" => Word("slash", StressMarks.Demoted),
        "%" => Word("percent"),
        "&" => Word("and"),
        "+" => Word("plus"),
        "@" => Word("at"),
        "a" or "A" => Article(word, setting),
        "am" or "Am" or "AM" => Am(word, setting),
        "an" or "An" or "AN" => word is "AN" && setting.IsNoun ? letters.Read(word) : "ɐn",
        "I" when setting.Tag == "PRP" => "ˌI",
        "by" or "By" or "BY" when setting.Tag is ['R', 'B', ..] => "bˈI",
        "to" or "To" => To(setting),
        "TO" when setting.Tag is "TO" or "IN" => To(setting),
        "in" or "In" => In(setting),
        "IN" when setting.Tag != "NNP" => In(setting),
        "the" or "The" => The(setting),
        "THE" when setting.Tag == "DT" => The(setting),
        "vs" or "vs." when setting.Tag == "IN" => Word("versus"),
        "used" or "Used" or "USED" => Used(setting),
        _ => IsDotted(word) ? letters.Read(word) : null,
    };

    private string? Word(string word, double? stress = null) => known.Read(word, WordSetting.Alone with { Stress = stress });

    // A capital A before a pause is a letter: «A, B, C».
    private string Article(ReadOnlySpan<char> word, WordSetting setting)
    {
        var letter = setting.Tag != "DT" || (improvements && word is "A" && setting.Next == NextSound.None);
        return letter ? "ˈA" : "ɐ";
    }

    private string? Am(ReadOnlySpan<char> word, WordSetting setting)
    {
        if (setting.IsNoun) return letters.Read(word);
        return setting.Next == NextSound.None || word is not "am" || setting.Stress > 0 ? lexicon.Gold.Phonemes("am") : "ɐm";
    }

    private string? To(WordSetting setting) => setting.Next switch
    {
        NextSound.None => lexicon.Gold.Phonemes("to"),
        NextSound.Vowel => "tʊ",
        _ => "tə",
    };

    private static string In(WordSetting setting) => setting.Next == NextSound.None || setting.Tag != "IN" ? "ˈɪn" : "ɪn";

    private static string The(WordSetting setting) => setting.Next == NextSound.Vowel ? "ði" : "ðə";

    private string? Used(WordSetting setting)
    {
        if (!lexicon.Gold.TryGetTagged("used", out var used)) return null;
        var habit = setting is { Context.NextIsTo: true, Tag: "VBD" or "JJ" };
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
