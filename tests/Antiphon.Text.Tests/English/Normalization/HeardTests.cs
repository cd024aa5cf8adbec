using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English.Normalization;

/// <summary>What is written sounds like the words that a person would read in its place, numbers of the lexicon included.</summary>
public sealed class HeardTests
{
    private static readonly EnglishPronouncer Pronouncer = EnglishModel.Pronouncer();

    public static TheoryData<string, string, string> Cases => CaseTable.Read("heard.tsv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pronounce_WrittenForm_SoundsLikeItsWords(string input, string words, string category) =>
        Sounds(input).ShouldBe(Sounds(words), $"{category}: {input}");

    // Stress hangs on the tags of words, pauses on their marks: neither says what was read.
    private static string Sounds(string text) =>
        string.Concat(Pronouncer.Pronounce(text).Phonemes.Where(c => char.IsLetter(c) && c is not ('ˈ' or 'ˌ' or 'ː')));
}
