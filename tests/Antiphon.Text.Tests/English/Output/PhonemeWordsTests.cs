using Antiphon.Text.English;
using Antiphon.Text.English.Output;

namespace Antiphon.Text.Tests.English.Output;

public sealed class PhonemeWordsTests
{
    [Fact]
    public void Add_StretchThatEndsWithASpace_DoesNotReachIntoTheNextWord()
    {
        var words = new PhonemeWords("(5 km) run");
        words.Add(0, 7, 0, 5);
        words.Add(7, 10, 6, 9);

        words.ToArray().ShouldBe([new PronouncedWord(1, 4, 0, 5), new PronouncedWord(7, 3, 6, 3)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Add_InsertedWord_StandsForTheCharBesideIt(int at)
    {
        var words = new PhonemeWords("abc");
        words.Add(at, at, 0, 2);

        words.ToArray().ShouldBe([new PronouncedWord(0, 3, 0, 2)]);
    }

    [Theory]
    [InlineData("(𝐀𝐁)", 1, 4)]
    [InlineData("😀a😀", 2, 1)]
    public void Words_WithAstralLetters_AreWhole(string text, int start, int length)
    {
        var words = new PhonemeWords(text);
        words.Add(0, text.Length, 0, 2);

        words.ToArray().ShouldBe([new PronouncedWord(start, length, 0, 2)]);
    }

    [Fact]
    public void Add_PartsOfOneWord_AreOneEntry()
    {
        var words = new PhonemeWords("a well-known.");
        words.Add(2, 6, 0, 3);
        words.Add(7, 12, 3, 8);

        words.ToArray().ShouldBe([new PronouncedWord(2, 10, 0, 8)]);
    }
}
