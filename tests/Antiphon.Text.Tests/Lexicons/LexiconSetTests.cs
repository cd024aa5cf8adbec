using Antiphon.Text.Annotated;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.Lexicons;

public sealed class LexiconSetTests
{
    [Theory]
    [InlineData("The W3C is here.", "The World Wide Web Consortium is here.")]
    [InlineData("W3C", "World Wide Web Consortium")]
    [InlineData("(W3C)", "(World Wide Web Consortium)")]
    [InlineData("The W3C's rules", "The World Wide Web Consortium's rules")]
    [InlineData("the w3c", "the w3c")]
    [InlineData("W3CX XW3C W3C2", "W3CX XW3C W3C2")]
    [InlineData("W3C-made", "World Wide Web Consortium-made")]
    [InlineData("You can, I can't.", "You may, I can't.")]
    [InlineData("2.5 and 2 and v2", "2.5 and two and v2")]
    [InlineData("I live in New York City.", "I live in the Big Apple.")]
    [InlineData("I live in New York.", "I live in N Y.")]
    [InlineData("I live in New\nYork.", "I live in N Y.")]
    [InlineData("I live in New\r\n   York\tCity, New  York.", "I live in the Big Apple, N Y.")]
    [InlineData("New York New York City", "N Y the Big Apple")]
    [InlineData("Use C++ and .NET, e.g. here", "Use see plus plus and dot net, for example here")]
    [InlineData("example.com", "example.com")]
    [InlineData("rock 'n' roll", "rock and roll")]
    [InlineData("a b c d", "xyz d")]
    [InlineData("a b x", "a b x")]
    [InlineData("b c x", "bc x")]
    public void Apply_Alias_ReplacesWholeWords(string text, string expected)
    {
        var lexicons = Set(
            ("W3C", "World Wide Web Consortium"), ("can", "may"), ("2", "two"), ("New York", "N Y"),
            ("New York City", "the Big Apple"), ("York", "wrong"),
            ("C++", "see plus plus"), (".NET", "dot net"), ("e.g.", "for example"), ("com", "wrong"), ("'n'", "and"), ("a b c", "xyz"),
            ("b c", "bc"), ("World", "wrong"));

        lexicons.Apply(AnnotatedText.Plain(text)).Text.Text.ShouldBe(expected);
    }

    [Fact]
    public void Apply_Alias_KeepsItsSourceAndIsFinal()
    {
        var text = Set(("W3C", "World Wide")).Apply(AnnotatedText.Plain("The W3C now", sourceStart: 7));

        text.Readings.ShouldBe([new ReadingSpan(4, 10)]);
        (text.Text.SourceStart(4), text.Text.SourceEnd(13)).ShouldBe((11, 14));
        (text.Text.SourceStart(15), text.Text.SourceEnd(17)).ShouldBe((15, 18));
    }

    [Fact]
    public void Apply_Phoneme_KeepsTheLetters()
    {
        var lexicon = new PronunciationLexicon("ipa", "en", [new Lexeme("pecan", null, "pɪˈkɑːn")]);

        var text = new LexiconSet([lexicon], "en-GB").Apply(AnnotatedText.Plain("A pecan, pecan pie"));

        text.Text.Text.ShouldBe("A pecan, pecan pie");
        text.Readings.ShouldBe([new ReadingSpan(2, 5, "pɪˈkɑːn"), new ReadingSpan(9, 5, "pɪˈkɑːn")]);
    }

    [Fact]
    public void Apply_SeveralLexicons_FirstOneCounts()
    {
        var first = new PronunciationLexicon("ipa", "en-US", [new Lexeme("a", "one", null), new Lexeme("a", "two", null)]);
        var second = new PronunciationLexicon(
            "ipa", "en-US", [new Lexeme("a", "three", null), new Lexeme("b", "four", null), new Lexeme("one", "wrong", null)]);

        new LexiconSet([first, second], "en-US").Apply(AnnotatedText.Plain("a b")).Text.Text.ShouldBe("one four");
    }

    [Theory]
    [InlineData("en-US", "en-US", true)]
    [InlineData("en-US", "EN-us", true)]
    [InlineData("en", "en-US", true)]
    [InlineData("en-GB", "en-US", false)]
    [InlineData("de-DE", "en-US", false)]
    [InlineData("e", "en-US", false)]
    public void Set_Language_IsTheVoices(string lexicon, string voice, bool applies) =>
        new LexiconSet([new PronunciationLexicon("ipa", lexicon, [new Lexeme("a", "b", null)])], voice).IsEmpty.ShouldBe(!applies);

    [Fact]
    public void Apply_InsideGivenReadings_ChangesNothing()
    {
        var content = SsmlReader.Read(
            "<speak>W3C <sub alias='W3C a'>x</sub> <phoneme ph='a'>W3C</phoneme> <w role='amazon:NN'>W3C</w> W3C</speak>").Content;

        var text = Set(("W3C", "Web"), ("a", "wrong"), ("W3C W3C", "wrong"), ("W3C x", "wrong")).Apply(content);

        text.Text.Text.ShouldBe("Web W3C a W3C W3C Web");
        text.Readings.ShouldBe([new(0, 3), new(4, 5), new(10, 3, "a"), new(14, 3, Role: WordRole.Noun), new(18, 3)]);
    }

    [Fact]
    public void Apply_ShorterSpellingBeforeAReading_StillMatches()
    {
        var content = SsmlReader.Read("<speak>New York <sub alias='x'>City</sub></speak>").Content;

        Set(("New York", "N Y"), ("New York x", "wrong")).Apply(content).Text.Text.ShouldBe("N Y x");
    }

    [Fact]
    public void Apply_Styles_MoveWithTheirWords()
    {
        var content = SsmlReader.Read(
            "<speak>a <prosody rate='slow'>W3C b</prosody> W<emphasis>3C c</emphasis> <prosody rate='fast'>d</prosody></speak>").Content;

        var text = Set(("W3C", "World Wide")).Apply(content);

        text.Text.Text.ShouldBe("a World Wide b World Wide c d");
        text.Styles.Select(style => text.Text.Text.Substring(style.Start, style.Length)).ShouldBe(["World Wide b", " c", "d"]);
    }

    [Fact]
    public void Apply_ScriptWithoutSpaces_MatchesAnywhere() =>
        new LexiconSet([new PronunciationLexicon("ipa", "ja-JP", [new Lexeme("浪人", "ろうにん", null)])], "ja-JP")
            .Apply(AnnotatedText.Plain("彼は浪人です。")).Text.Text.ShouldBe("彼はろうにんです。");

    [Fact]
    public void Apply_FrenchElision_IsAWordBorder() =>
        new LexiconSet([new PronunciationLexicon("ipa", "fr-FR", [new Lexeme("ONU", "organisation", null)])], "fr-FR")
            .Apply(AnnotatedText.Plain("l'ONU")).Text.Text.ShouldBe("l'organisation");

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("aaaaaaaaab ")]
    [InlineData("- ")]
    public void Apply_HostileTextAndLexicons_CostsLittle(string pattern)
    {
        // Spellings that are each other's beginnings and endings, as long as five lexicons can make them.
        var lexicons = Enumerable.Range(0, 5).Select(n => new PronunciationLexicon("ipa", "en", [.. Enumerable.Range(1, 30)
            .Select(
                i => new Lexeme(
                    string.Concat(Enumerable.Repeat(pattern, (40 * i) + n)).Trim() + (i % 2 == 0 ? "!" : ""), "x", null))])).ToList();
        var set = new LexiconSet(lexicons, "en");
        var text = string.Concat(Enumerable.Repeat(pattern, 200_000 / pattern.Length));

        var before = GC.GetAllocatedBytesForCurrentThread();
        set.Apply(AnnotatedText.Plain(text)).Text.Text.Length.ShouldBeLessThanOrEqualTo(text.Length);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100L * text.Length);
    }

    [Fact]
    public void Apply_EmptySet_IsTheSameText()
    {
        var text = AnnotatedText.Plain("a");
        LexiconSet.Empty.Apply(text).ShouldBeSameAs(text);
        Set(("b", "c")).Apply(text).ShouldBeSameAs(text);
    }

    private static LexiconSet Set(params (string Grapheme, string Alias)[] entries) =>
        new(
            [new PronunciationLexicon("ipa", "en-US", [.. entries.Select(entry => new Lexeme(entry.Grapheme, entry.Alias, null))])],
            "en-US");
}
