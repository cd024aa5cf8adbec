using Antiphon.Text.Annotated;
using Antiphon.Text.Data;
using Antiphon.Text.English.Lexicon;

namespace Antiphon.Text.English.Words;

/// <summary>Readings of words that sound otherwise as another part of speech or in another sense. Immutable.</summary>
internal sealed class WordSenses(EnglishLexicon lexicon, EnglishAccent accent)
{
    private const string Default = "DEFAULT";

    private static readonly Dictionary<(string Word, string Role), (string American, string British)> Table =
        EmbeddedTable.Rows("heteronyms").ToDictionary(row => (row[0], row[1]), row => (row[2], row[3]));

    /// <summary>The reading of a word in a role, or null where it has but one.</summary>
    public string? Read(string word, WordRole role)
    {
        string[] tags = role switch
        {
            WordRole.Default => [Default],
            WordRole.OtherSense => ["SENSE_1"],
            WordRole.Verb => ["VB", PartOfSpeech.Verb, Default],
            WordRole.PastVerb => ["VBD", "VBN", PartOfSpeech.Verb, Default],
            WordRole.Noun => ["NN", PartOfSpeech.Noun, Default],
            WordRole.Adjective => ["JJ", PartOfSpeech.Adjective, Default],
            WordRole.Determiner => ["DT", Default],
            WordRole.Preposition => ["IN", Default],
            _ => [],
        };
        if (tags.Length == 0) return null;
        if (Table.TryGetValue((word.ToLowerInvariant(), tags[0]), out var listed)) return accent == EnglishAccent.British ? listed.British : listed.American;
        if (!lexicon.Gold.TryGetTagged(word, out var readings) && !lexicon.Gold.TryGetTagged(word.ToLowerInvariant(), out readings)) return null;
        if (role == WordRole.OtherSense) return readings.Other;
        foreach (var tag in tags)
        {
            if (readings.Get(tag, out var phonemes)) return phonemes;
        }

        return null;
    }
}
