using Antiphon.Speech.Planning;

namespace Antiphon.Speech.Tests.Planning;

public sealed class SpeakableTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("one two  three", 3)]
    [InlineData("well-known, 3.5 «yes»", 3)]
    [InlineData("a 😀 b", 3)]
    [InlineData("你好世界", 2)]
    [InlineData("𠮷𡈽𪚥", 2)]  // three letters of two chars each
    [InlineData("ｶﾀｶﾅ", 2)]
    [InlineData("สวัสดี ok", 4)]
    public void CountWords_Text_CountsTwoLettersOfAnUnspacedScriptAsOneWord(string text, int words) =>
        SpeakableText.CountWords(text).ShouldBe(words);
}
