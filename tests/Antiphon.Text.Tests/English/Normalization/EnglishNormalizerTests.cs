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

    [Fact]
    public void Normalize_ProtectedSpan_IsNeitherRewrittenNorMatchedAcross()
    {
        var result = Normalizer.Normalize(MappedText.Of("It is 5 km, 5 km, $5 million and 10-20."), [(8, 2), (21, 7), (35, 1)]);
        result.Text.ShouldBe("It is 5 km, 5 kilometers, $5 million and 10-20.");
    }

    [Fact]
    public void Normalize_SpansBeyondTheText_AreIgnored() =>
        Normalizer.Normalize(MappedText.Of("5 km"), [(-3, 2), (3, int.MaxValue), (9, 4)]).Text.ShouldBe("5 km");

    [Fact]
    public void Normalize_RewrittenWords_StandForWhatWasWritten()
    {
        const string source = "On Jan. 5th  he paid -$5.";
        var result = Normalizer.Normalize(MappedText.Of(source), []);
        result.Text.ShouldBe("On January fifth he paid minus $5.");
        Source("January fifth").ShouldBe("Jan. 5th");
        Source("paid").ShouldBe("paid");
        Source("minus $5").ShouldBe("-$5");
        Source(".").ShouldBe(".");

        string Source(string words)
        {
            var at = result.Text.IndexOf(words, StringComparison.Ordinal);
            return source[result.SourceStart(at)..result.SourceEnd(at + words.Length - 1)];
        }
    }

    [Fact]
    public void Normalize_TextRewrittenBefore_KeepsTheFirstSource()
    {
        var before = MappedText.Of("x &#53; km").Replace([(2, 5, "5")]);
        var result = Normalizer.Normalize(before, []);
        result.Text.ShouldBe("x 5 kilometers");
        result.SourceStart(2).ShouldBe(2);
        result.SourceEnd(result.Text.Length - 1).ShouldBe(10);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u0000\u200B")]
    [InlineData("😀")]
    public void Normalize_NothingToSay_IsEmpty(string text) => Normalizer.Normalize(MappedText.Of(text), []).Text.ShouldBeEmpty();
}
