using Antiphon.Text.English;
using Antiphon.Text.English.Normalization;

namespace Antiphon.Text.Tests.English.Normalization;

/// <summary>Without improvements the text reads as in the voice's reference front end, faults included.</summary>
public sealed class EnglishNormalizerReferenceTests
{
    private static readonly EnglishNormalizer Normalizer = new(improvements: false);

    public static TheoryData<string, string, string> Cases => CaseTable.Read("reference.tsv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Normalize_ReferenceCase_ReadsAsReference(string input, string expected, string category) =>
        Normalizer.Normalize(MappedText.Of(input), []).Text.ShouldBe(expected, category);

    [SharedFact]
    public void Normalize_GoldenSentences_GiveTheGoldenTokens()
    {
        var folder = Path.Combine(RepositoryFolder.Shared!, "data", "hibari-golden");
        var inputs = File.ReadLines(Path.Combine(folder, "phonemes.tsv")).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(row => row[0], row => row[2]);
        var tokens = File.ReadLines(Path.Combine(folder, "tags.tsv")).Skip(1).Select(line => line.Split('\t')).GroupBy(row => row[0])
            .ToList();
        tokens.ShouldNotBeEmpty();
        foreach (var sentence in tokens)
        {
            var expected = string.Concat(sentence.Select(row => row[2] + (row[4] == "1" ? " " : ""))).TrimEnd();
            Normalizer.Normalize(MappedText.Of(inputs[sentence.Key]), []).Text.ShouldBe(expected, sentence.Key);
        }
    }
}
