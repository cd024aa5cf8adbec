using Antiphon.Text.English.Normalization.Rewriting;

namespace Antiphon.Text.English.Normalization.Vocabulary;

/// <summary>Articles, pronouns, prepositions and the like: words that are never initials and, capitalised, start a sentence.</summary>
internal static class FunctionWords
{
    private static readonly HashSet<string> Words =
        NormalizationData.Rows("function-words").Select(row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a capital and a word that is no name stand there.</summary>
    public static bool StartsSentence(string text, int at) =>
        char.IsAsciiLetterUpper(Scan.At(text, at)) && Contains(text.AsSpan(at, Scan.WordEnd(text, at) - at));

    public static bool Contains(ReadOnlySpan<char> word) => BySpan.Contains(word);
}
