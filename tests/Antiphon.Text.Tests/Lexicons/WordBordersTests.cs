using Antiphon.Text.Lexicons;

namespace Antiphon.Text.Tests.Lexicons;

public sealed class WordBordersTests
{
    [Theory]
    [InlineData("ｶﾀｶﾅ", true)]  // half-width katakana has no spaces either
    [InlineData("世界", true)]
    [InlineData("สวัสดี", true)]
    [InlineData("ab", false)]
    [InlineData("한국", false)]
    [InlineData("๑๒", false)]     // Thai digits form one number
    public void IsAt_InsideText_IsABorderOnlyWhereWordsNeedNoSpaces(string text, bool isBorder) =>
        new WordBorders("en").IsAt(text, 1).ShouldBe(isBorder);
}
