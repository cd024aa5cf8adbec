using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.Ssml.Tags;

/// <summary>Tags that say how their text is read.</summary>
public sealed class ReadingTagTests
{
    [Theory]
    [InlineData("<phoneme alphabet='ipa' ph='pɪˈkɑːn'>pecan</phoneme>", "pecan", "pɪˈkɑːn")]
    [InlineData("<phoneme ph='pɪˈkɑːn'> pecan </phoneme>", "pecan", "pɪˈkɑːn")]
    [InlineData("<phoneme alphabet='x-sampa' ph='pI\"kA:n'>pecan</phoneme>", "pecan", "pɪˈkɑːn")]
    [InlineData("<phoneme alphabet='x-sampa' ph='&quot;{pl_='>apple</phoneme>", "apple", "ˈæpl\u0329")]
    [InlineData("<phoneme ph='a'><mark name='x'/>b</phoneme>", "b", "a")]
    [InlineData("<phoneme ph='a'>b<mark name='x'/></phoneme>", "b", "a")]
    [InlineData("<phoneme ph='a'><lang xml:lang='fr'>b</lang></phoneme>", "b", "a")]
    [InlineData("<phoneme ph='ha'/>", "ha", "ha")]
    public void Phoneme_GivesItsTextTheSounds(string body, string text, string ipa)
    {
        var content = SsmlReader.Read($"<speak>a {body}. b</speak>").Content;

        var reading = content.Readings.ShouldHaveSingleItem();
        content.Text.Text.Substring(reading.Start, reading.Length).ShouldBe(text);
        reading.Ipa.ShouldBe(ipa);
        reading.Role.ShouldBe(WordRole.Unspecified);
    }

    [Theory]
    [InlineData("<phoneme ph='a'>b<mark name='x'/>c</phoneme> d", "b d")]
    [InlineData("<phoneme ph='a'>b<break/>c</phoneme> d", "b d")]
    [InlineData("<phoneme ph='a'>b<s>c</s></phoneme> d", "b d")]
    [InlineData("<phoneme alphabet='x-amazon-pinyin' ph='a'>b<mark name='x'/>c</phoneme> d", "a d")]
    public void Phoneme_AroundAMarkOrAPause_IsSaidOnce(string body, string text)
    {
        var content = SsmlReader.Read($"<speak>{body}</speak>").Content;

        content.Text.Text.ShouldBe(text);
        content.Readings.ShouldHaveSingleItem().Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("5<sub alias='kilometers'>km</sub>", "5 kilometers")]
    [InlineData("<sub alias='A'>x</sub><sub alias='B'>y</sub>z", "A B z")]
    [InlineData("<say-as interpret-as='digits'>12</say-as>b", "one two b")]
    [InlineData("<say-as interpret-as='digits'>12</say-as><mark name='m'/>b", "one two b")]
    [InlineData("a<sub alias='B'/>c", "a B c")]
    [InlineData("<sub alias='A'>x<mark name='m'/>y</sub>z", "A z")]
    [InlineData("a<sub alias=''>x</sub>b", "a b")]
    [InlineData("(<sub alias='B'>b</sub>)'s", "(B)'s")]
    [InlineData("是<sub alias='是'>b</sub>是", "是是是")]
    public void RewrittenWords_BesideOthers_StayWordsOfTheirOwn(string body, string text)
    {
        var content = SsmlReader.Read($"<speak>{body}</speak>").Content;

        content.Text.Text.ShouldBe(text);
        content.Readings.ShouldAllBe(reading => content.Text.Text.Substring(reading.Start, reading.Length).Trim().Length == reading.Length);
        for (var i = 1; i < text.Length; i++) content.Text.SourceStart(i).ShouldBeGreaterThanOrEqualTo(content.Text.SourceStart(i - 1));
    }

    [Fact]
    public void Blank_BesideRewrittenWords_StandsForWhatTheyStandFor()
    {
        var content = SsmlReader.Read("<speak>5<sub alias='kilometers'>km</sub>x</speak>").Content;

        content.SourceSpanOf(1, 1).ShouldBe(content.SourceSpanOf(2, 10));
        content.SourceSpanOf(12, 1).ShouldBe(content.SourceSpanOf(2, 10));
        content.Readings.ShouldBe([new ReadingSpan(2, 10)]);
    }

    [Fact]
    public void Phoneme_Pinyin_IsItsText()
    {
        var content = SsmlReader.Read("<speak>这个字是<phoneme alphabet='x-amazon-pinyin' ph='bao2'>薄</phoneme>。</speak>").Content;

        content.Text.Text.ShouldBe("这个字是bao2。");
        content.Readings.ShouldHaveSingleItem().ShouldBe(new ReadingSpan(4, 4));
    }

    [Theory]
    [InlineData("amazon:VB", WordRole.Verb)]
    [InlineData("amazon:VBD", WordRole.PastVerb)]
    [InlineData("amazon:NN", WordRole.Noun)]
    [InlineData("amazon:JJ", WordRole.Adjective)]
    [InlineData("amazon:DT", WordRole.Determiner)]
    [InlineData("amazon:IN", WordRole.Preposition)]
    [InlineData("amazon:DEFAULT", WordRole.Default)]
    [InlineData("amazon:SENSE_1", WordRole.OtherSense)]
    public void Word_Role_IsSaidOfTheWord(string role, WordRole expected) =>
        SsmlReader.Read($"<speak>I <w role='{role}'>read</w> it</speak>").Content.Readings.ShouldHaveSingleItem()
            .ShouldBe(new ReadingSpan(2, 4, Role: expected));

    [Theory]
    [InlineData("<sub alias='mercury'>Hg</sub> is", "mercury is", "mercury")]
    [InlineData("<sub alias='mercury'>H<mark name='x'/>g</sub> is", "mercury is", "mercury")]
    [InlineData("<sub alias=''>Hg</sub>is", "is", "")]
    [InlineData("<sub alias='mercury'/> is", "mercury is", "mercury")]
    [InlineData("<sub alias=''/>is", "is", "")]
    [InlineData("<sub alias='a b'> Hg </sub>is", " a b is", "a b")]
    public void Sub_SaysItsAlias(string body, string text, string final)
    {
        var content = SsmlReader.Read($"<speak>{body}</speak>").Content;

        content.Text.Text.ShouldBe(text);
        string.Concat(content.Readings.Select(r => content.Text.Text.Substring(r.Start, r.Length))).ShouldBe(final);
        content.Readings.ShouldAllBe(reading => reading.Ipa == null && reading.Role == WordRole.Unspecified);
    }

    [Fact]
    public void Sub_AroundOtherTags_IsWhatCounts()
    {
        const string Substituted = "<sub alias='xyz'><emphasis><phoneme ph='a'>b</phoneme></emphasis></sub>";
        var content = SsmlReader.Read($"<speak><prosody rate='slow'>a {Substituted} c</prosody></speak>").Content;

        content.Text.Text.ShouldBe("a xyz c");
        content.Readings.ShouldHaveSingleItem().ShouldBe(new ReadingSpan(2, 3));
        content.Styles.ShouldHaveSingleItem().Length.ShouldBe(7);
    }

    [Theory]
    [InlineData("<phoneme>a</phoneme>")]
    [InlineData("<phoneme ph=''>a</phoneme>")]
    [InlineData("<phoneme alphabet='arpabet' ph='AA'>a</phoneme>")]
    [InlineData("<w>a</w>")]
    [InlineData("<w role='VB'>a</w>")]
    [InlineData("<w role='amazon:XX'>a</w>")]
    [InlineData("<sub>a</sub>")]
    [InlineData("<say-as>a</say-as>")]
    [InlineData("<say-as interpret-as='song'>a</say-as>")]
    [InlineData("<say-as interpret-as='date' format='yd'>a</say-as>")]
    public void Tag_BadValue_IsRefused(string body) =>
        Should.Throw<SsmlException>(() => SsmlReader.Read($"<speak>{body}</speak>")).Failure.ShouldBe(SsmlFailure.BadAttribute);

    [Fact]
    public void Parts_OfInlineTags_AreOneText() =>
        SsmlReader.Read("<speak>The <lang xml:lang='fr'>mot</lang> <w role='amazon:NN'>juste</w>.</speak>").Parts
        .ShouldBe([new SsmlText("The mot juste.")]);

    [Fact]
    public void Parts_Texts_AreTheContent()
    {
        var document = SsmlReader.Read(
            "<speak> a<mark name='1'/> <mark name='2'/>b <break/> <s> c </s>\n<p>d</p><mark name='3'/> </speak>");

        string.Concat(document.Parts.OfType<SsmlText>().Select(text => text.Text)).ShouldBe(document.Content.Text.Text);
        document.Content.Text.Text.ShouldBe(" a b  c d ");
    }
}
