using Antiphon.Text.English.Lexicon;
using Antiphon.Text.English.Tokens;

namespace Antiphon.Text.English.Tagging;

/// <summary>Tags that the tagger gives by habit where the sentence leaves no choice.</summary>
internal static class TagCorrections
{
    /// <summary>A noun right after «I», «we», «they» that can be a verb is one: «We object to that object.»</summary>
    public static void Apply(string text, IReadOnlyList<Token> tokens, string[] tags, PhonemeTable gold)
    {
        for (var i = 1; i < tags.Length; i++)
        {
            if (tags[i] != "NN" || tags[i - 1] != "PRP" || !IsSubject(Word(i - 1))) continue;
            if (gold.TryGetTagged(Word(i), out var readings) && (readings.Get(PartOfSpeech.Verb, out _) || readings.Get(PartOfSpeech.Noun, out _))) tags[i] = "VBP";
        }

        ReadOnlySpan<char> Word(int i) => text.AsSpan(tokens[i].Start, tokens[i].Length);
    }

    private static bool IsSubject(ReadOnlySpan<char> word) => word is "I" or "we" or "We" or "they" or "They";
}
