namespace Antiphon.Text.English.Normalization.Improvements;

/// <summary>Articles, pronouns, prepositions and the like: words that are never initials and, capitalised, start a sentence.</summary>
internal static class FunctionWords
{
    private static readonly HashSet<string> Words =
        NormalizationData.Rows("function-words").Select(row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => BySpan.Contains(word);
}
