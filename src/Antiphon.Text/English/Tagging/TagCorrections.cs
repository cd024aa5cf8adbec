using Antiphon.Text.English.Lexicon;
using Antiphon.Text.English.Tokens;

namespace Antiphon.Text.English.Tagging;

/// <summary>Tags that the tagger gives by habit where the sentence leaves no choice.</summary>
internal static class TagCorrections
{
    /// <summary>Corrects the tags of one sentence.</summary>
    public static void Apply(string text, IReadOnlyList<Token> tokens, string[] tags, PhonemeTable gold)
    {
        for (var i = 1; i < tags.Length; i++)
        {
            // «We object to that object.»
            if (tags[i] == "NN" && tags[i - 1] == "PRP" && IsSubject(Word(i - 1)) && HasVerb(Word(i), gold)) tags[i] = "VBP";

            // «The A list»: no article follows another.
            if (tags[i] == "DT" && tags[i - 1] == "DT" && Word(i) is "A") tags[i] = "NN";
        }

        ReadOnlySpan<char> Word(int i) => text.AsSpan(tokens[i].Start, tokens[i].Length);
    }

    private static bool HasVerb(ReadOnlySpan<char> word, PhonemeTable gold) =>
        gold.TryGetTagged(word, out var readings) && (readings.Get(PartOfSpeech.Verb, out _) || readings.Get(PartOfSpeech.Noun, out _));

    private static bool IsSubject(ReadOnlySpan<char> word) => word is "I" or "we" or "We" or "they" or "They";
}
