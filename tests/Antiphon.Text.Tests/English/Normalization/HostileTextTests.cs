using Antiphon.Text.English;
using Antiphon.Text.English.Normalization;

namespace Antiphon.Text.Tests.English.Normalization;

/// <summary>Long texts made to be slow. A step that is not linear makes these tests last minutes.</summary>
public sealed class HostileTextTests
{
    private const int Length = 100_000;

    public static TheoryData<string> Patterns =>
    [
        "1", "9,", "1,111,", ".", "$", "(", "[", "![", "](", "a", "A", "A.", "a.", "1.", "1:", "1/", "1-", "-", "+1", "*", "_", "`",
        "`a", "<b", "<a ", "&", "@", "a@", "a@b.", "#", "I", "I ", "King I ", "http://", "www.", "/", "a/", "\\", "'", "5'", "\"", "½",
        "😀", "你", "é", "\u0301", "\u200B", "\uE000", "1 ", "$1-", "$1,", "1111 ", "1111-", "Jan 1", "the 1 of ", "St. ", "St", " ", "\n",
        "- ", "|", "| ", "x", "1x", "1e", "10^", "°", "1°", "¢", "USD ", "A$", "+1 ", "(1", "1.1.", "v1.", "a_", "%", "5-5", "Mon-",
        "AM-", "1am-", "e.g.", "[a](", "[a](b", "---", "=", "1+", "1=", "a<a", "1 ft", "⁻¹", "080 ", "<1", "1/1 ", " :)", "AA ", "Tue, ",
        "1-1-", "1:1:", "a\n\n", "1. a\n", "@a.", "/a.",
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Normalize_OnePatternForever_Ends(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, Length / pattern.Length));
        foreach (var improvements in (bool[])[false, true])
        {
            var result = new EnglishNormalizer(improvements).Normalize(MappedText.Of(text), []);
            if (result.Text.Length > 0) result.SourceEnd(result.Text.Length - 1).ShouldBeLessThanOrEqualTo(text.Length);
        }
    }
}
