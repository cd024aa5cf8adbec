using Antiphon.Text.Lexicons;

namespace Antiphon.Text.Tests.Lexicons;

public sealed class PlsReaderTests
{
    private const string Sample = """
        <?xml version="1.0" encoding="UTF-8"?>
        <lexicon version="1.0"
              xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="http://www.w3.org/2005/01/pronunciation-lexicon
                http://www.w3.org/TR/2007/CR-pronunciation-lexicon-20071212/pls.xsd"
              alphabet="ipa" xml:lang="en-US">
          <!-- a comment -->
          <lexeme>
            <grapheme>W3C</grapheme>
            <grapheme>World Wide
               Web Consortium</grapheme>
            <alias>World Wide Web &amp; Consortium</alias>
          </lexeme>
          <lexeme><grapheme>pecan</grapheme><phoneme>pɪˈkɑːn</phoneme><phoneme>ˈpikən</phoneme><example>A pie.</example></lexeme>
          <lexeme><grapheme>W3C</grapheme><alias>second</alias></lexeme>
          <lexeme><grapheme>Bob</grapheme><phoneme alphabet="x-sampa">bA:b</phoneme></lexeme>
        </lexicon>
        """;

    [Fact]
    public void Read_Sample_HasItsLexemes()
    {
        var lexicon = Read(Sample);

        (lexicon.Alphabet, lexicon.Language, lexicon.LexemeCount).ShouldBe(("ipa", "en-US", 4));
        lexicon.Find("W3C").ShouldBe(new Lexeme("W3C", "World Wide Web & Consortium", null));
        lexicon.Find("World Wide Web Consortium")!.Alias.ShouldBe("World Wide Web & Consortium");
        lexicon.Find("pecan").ShouldBe(new Lexeme("pecan", null, "pɪˈkɑːn"));
        lexicon.Find("Bob")!.Ipa.ShouldBe("bɑːb");
        lexicon.Find("w3c").ShouldBeNull();
    }

    [Fact]
    public void Read_XSampa_BecomesIpa()
    {
        var lexicon = Read(Lexicon("<lexeme><grapheme>pecan</grapheme><phoneme>pI\"kA:n</phoneme></lexeme>", alphabet: "x-sampa"));

        lexicon.Alphabet.ShouldBe("x-sampa");
        lexicon.Find("pecan")!.Ipa.ShouldBe("pɪˈkɑːn");
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("en")]
    public void Read_KnownLanguage_IsTaken(string language) => Read(Lexicon("", language: language)).Language.ShouldBe(language);

    public static TheoryData<string, LexiconFailure> Refused => new()
    {
        { "", LexiconFailure.Invalid },
        { "no xml", LexiconFailure.Invalid },
        { "<speak>a</speak>", LexiconFailure.Invalid },
        { Lexicon("").Replace("pronunciation-lexicon", "other"), LexiconFailure.Invalid },
        { Lexicon("").Replace("version=\"1.0\"", "version=\"2.0\""), LexiconFailure.Invalid },
        { Lexicon("").Replace("alphabet=\"ipa\"", ""), LexiconFailure.Invalid },
        { Lexicon("").Replace("xml:lang=\"en-US\"", ""), LexiconFailure.Invalid },
        { Lexicon("<lexeme><grapheme>a</grapheme></lexeme>"), LexiconFailure.Invalid },
        { Lexicon("<lexeme><alias>a</alias></lexeme>"), LexiconFailure.Invalid },
        { Lexicon("<lexeme><grapheme> </grapheme><alias>a</alias></lexeme>"), LexiconFailure.Invalid },
        { Lexicon("<lexeme><grapheme>a</grapheme><alias/></lexeme>"), LexiconFailure.Invalid },
        { Lexicon("<lexeme><grapheme>a<b/></grapheme><alias>a</alias></lexeme>"), LexiconFailure.Invalid },
        { Lexicon("<lexeme>x<grapheme>a</grapheme><alias>a</alias></lexeme>"), LexiconFailure.Invalid },
        { Lexicon("<word>a</word>"), LexiconFailure.Invalid },
        { Lexicon("<lexeme>"), LexiconFailure.Invalid },
        {
            "<!DOCTYPE lexicon [<!ENTITY a \"b\">]>" + Lexicon("<lexeme><grapheme>&a;</grapheme><alias>a</alias></lexeme>"),
            LexiconFailure.Invalid
        },
        { Lexicon("", alphabet: "arpabet"), LexiconFailure.UnsupportedAlphabet },
        { Lexicon("<lexeme><grapheme>a</grapheme><phoneme alphabet='sampa'>a</phoneme></lexeme>"), LexiconFailure.UnsupportedAlphabet },
        { Lexicon("", language: "tlh"), LexiconFailure.UnsupportedLanguage },
        { Lexicon("<lexeme><grapheme>a</grapheme><alias>" + new string('a', 101) + "</alias></lexeme>"), LexiconFailure.LexemeTooLong },
        { Lexicon("<lexeme><grapheme>a</grapheme><phoneme>" + new string('a', 101) + "</phoneme></lexeme>"), LexiconFailure.LexemeTooLong },
        { Lexicon(new string(' ', 40_000)), LexiconFailure.TooLarge },
        { new string('a', 1_000_000), LexiconFailure.TooLarge },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_BadLexicon_IsRefusedByKind(string pls, LexiconFailure expected) =>
        Should.Throw<LexiconException>(() => Read(pls)).Failure.ShouldBe(expected);

    [Fact]
    public void Read_MalformedContent_IsNotQuoted() =>
        Should.Throw<LexiconException>(() => Read("<lexicon><secret></lexicon>")).Message.ShouldNotContain("secret");

    [Fact]
    public void Read_Limits_AreCharactersNotUnits()
    {
        var astral = string.Concat(Enumerable.Repeat("😀", 100));
        Read(Lexicon($"<lexeme><grapheme>a</grapheme><alias>{astral}</alias></lexeme>")).Find("a")!.Alias.ShouldBe(astral);
    }

    [Fact]
    public void Read_DeepMetadata_IsPassedOver() => Read(Lexicon(
        "<metadata>" + string.Concat(Enumerable.Repeat("<x>", 5_000)) + string.Concat(Enumerable.Repeat("</x>", 5_000))
            + "</metadata>")).LexemeCount.ShouldBe(0);

    private static PronunciationLexicon Read(string pls) =>
        PlsReader.Read(pls, new LexiconLimits(), language => language is "en" or "en-US" or "en-GB");

    private static string Lexicon(string body, string alphabet = "ipa", string language = "en-US") =>
        $"<lexicon version=\"1.0\" xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" "
            + $"alphabet=\"{alphabet}\" xml:lang=\"{language}\">{body}</lexicon>";
}
