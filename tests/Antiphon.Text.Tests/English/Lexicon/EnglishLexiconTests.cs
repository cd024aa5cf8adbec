using System.IO.Compression;
using System.Text;
using Antiphon.Text.English;

namespace Antiphon.Text.Tests.English.Lexicon;

public sealed class EnglishLexiconTests
{
    [Fact]
    public void Read_WordsOfBothFiles_AnswerWithTheirReadings()
    {
        var lexicon = EnglishLexicon.Read(
            Gz("""{"cat":"kˈæt","Paris":"pˈɛɹəs","use":{"DEFAULT":"jˈuz","NOUN":"jˈus"}}"""), Gz("""{"dog":"dˈɔɡ"}"""));

        lexicon.Gold.Phonemes("cat").ShouldBe("kˈæt");
        lexicon.Silver.Phonemes("dog").ShouldBe("dˈɔɡ");
        lexicon.Gold.Contains("dog").ShouldBeFalse();
        lexicon.Gold.TryRead("use", "NNS", beforePause: false, out var noun).ShouldBeTrue();
        noun.ShouldBe("jˈus");
        lexicon.Gold.TryRead("use", "VB", beforePause: false, out var verb).ShouldBeTrue();
        verb.ShouldBe("jˈuz");
    }

    [Fact]
    public void Find_OtherCaseOfTheFirstLetter_IsTheSameWord()
    {
        var gold = EnglishLexicon.Read(Gz("""{"cat":"kˈæt","Paris":"pˈɛɹəs","a":"A","iPad":"ˈIpˌæd"}"""), Gz("{}")).Gold;

        gold.Phonemes("Cat").ShouldBe("kˈæt");
        gold.Phonemes("paris").ShouldBe("pˈɛɹəs");
        gold.Phonemes("CAT").ShouldBeNull();
        gold.Phonemes("A").ShouldBeNull();
        gold.Phonemes("ipad").ShouldBeNull();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":")]
    [InlineData("")]
    public void Read_AnotherForm_IsInvalidData(string json) =>
        Should.Throw<InvalidDataException>(() => EnglishLexicon.Read(Gz(json), Gz("{}")));

    [Fact]
    public void Read_NoGzip_IsInvalidData() =>
        Should.Throw<InvalidDataException>(() => EnglishLexicon.Read(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), Gz("{}")));

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"tags\":[\"NN\"],\"tagdict\":{\"a\":\"XX\"}}")]
    [InlineData("{\"tags\":[\"NN\"],\"weights\":{\"b\":{\"NN\":\"x\"}}}")]
    public void Read_NotATagger_IsInvalidData(string json) => Should.Throw<InvalidDataException>(() => PerceptronTagger.Read(Gz(json)));

    private static MemoryStream Gz(string json)
    {
        var stream = new MemoryStream();
        using (var gz = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true)) gz.Write(Encoding.UTF8.GetBytes(json));
        stream.Position = 0;
        return stream;
    }
}
