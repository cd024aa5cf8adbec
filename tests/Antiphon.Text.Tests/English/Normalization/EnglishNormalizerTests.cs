using Antiphon.Text.English;
using Antiphon.Text.English.Normalization;

namespace Antiphon.Text.Tests.English.Normalization;

public sealed class EnglishNormalizerTests
{
    private static readonly EnglishNormalizer Normalizer = new(improvements: true);

    public static TheoryData<string, string, string> Cases => CaseTable.Read("spoken.tsv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Normalize_WrittenForm_ReadsAsAPersonWould(string input, string expected, string category) =>
        Normalizer.Normalize(MappedText.Of(input), []).Text.ShouldBe(expected, category);

}
