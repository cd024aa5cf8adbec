using Antiphon.Text.Ssml;

namespace Antiphon.Text.Tests.Ssml;

public sealed class SsmlReaderTests
{
    [Fact]
    public void Read_TextAndPauses_InOrder()
    {
        var document = SsmlReader.Read("<speak>Hello <break time=\"500ms\"/>world &amp; you.<break/></speak>");
        document.Parts.ShouldBe(
        [
            new SsmlText("Hello "),
            new SsmlPause(TimeSpan.FromMilliseconds(500)),
            new SsmlText("world & you."),
            new SsmlPause(TimeSpan.FromMilliseconds(300)),
        ]);
        document.CharacterCount.ShouldBe("Hello world & you.".Length);
    }

    [Fact]
    public void Read_ParagraphsAndSentences_ForceEnds()
    {
        var document = SsmlReader.Read("<speak>\n <p><s>One</s>\n<s>Two</s></p><p>Three</p>Four</speak>");
        document.Parts.ShouldBe(
        [
            new SsmlText("One"), new SsmlBoundary(false), new SsmlText("Two"), new SsmlBoundary(true), new SsmlText("Three"),
            new SsmlBoundary(true), new SsmlText("Four"),
        ]);
    }

    [Theory]
    [InlineData("time='2s'", 2000)]
    [InlineData("time='1.5s'", 1500)]
    [InlineData("time='10s'", 10000)]
    [InlineData("time='10000ms'", 10000)]
    [InlineData("time='0ms'", 0)]
    [InlineData("strength='none'", 0)]
    [InlineData("strength='x-weak'", 0)]
    [InlineData("strength='weak'", 150)]
    [InlineData("strength='medium'", 300)]
    [InlineData("strength='strong'", 500)]
    [InlineData("strength='x-strong'", 1000)]
    [InlineData("strength='strong' time='1s'", 1000)]
    public void Break_Value_GivesItsPause(string attributes, int milliseconds) =>
        SsmlReader.Read($"<speak>a<break {attributes}/></speak>").Parts[1].ShouldBe(new SsmlPause(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData("<speak>a</speek>", SsmlFailure.Malformed)]
    [InlineData("", SsmlFailure.Malformed)]
    [InlineData("plain text", SsmlFailure.Malformed)]
    [InlineData("<p>a</p>", SsmlFailure.Malformed)]
    [InlineData("<speak>a & b</speak>", SsmlFailure.Malformed)]
    [InlineData("<speak>a</speak><speak>b</speak>", SsmlFailure.Malformed)]
    [InlineData("<speak><speak>b</speak></speak>", SsmlFailure.Malformed)]
    [InlineData("<!DOCTYPE speak [<!ENTITY a \"b\">]><speak>&a;</speak>", SsmlFailure.Malformed)]
    [InlineData("<!DOCTYPE speak SYSTEM \"file:///etc/passwd\"><speak>a</speak>", SsmlFailure.Malformed)]
    [InlineData("<speak>&unknown;</speak>", SsmlFailure.Malformed)]
    [InlineData("<speak><audio src='x'/></speak>", SsmlFailure.UnsupportedTag)]
    [InlineData("<speak><lexicon uri='x'/>a</speak>", SsmlFailure.UnsupportedTag)]
    [InlineData("<speak><lookup ref='x'>a</lookup></speak>", SsmlFailure.UnsupportedTag)]
    [InlineData("<speak><voice name='x'>a</voice></speak>", SsmlFailure.UnsupportedTag)]
    [InlineData("<speak><amazon:emotion>a</amazon:emotion></speak>", SsmlFailure.UnsupportedTag)]
    [InlineData("<speak><mstts:express-as>a</mstts:express-as></speak>", SsmlFailure.Malformed)]
    [InlineData("<speak>a<break time='11s'/></speak>", SsmlFailure.BadAttribute)]
    [InlineData("<speak>a<break time='10001ms'/></speak>", SsmlFailure.BadAttribute)]
    [InlineData("<speak>a<break time='-1s'/></speak>", SsmlFailure.BadAttribute)]
    [InlineData("<speak>a<break time='5'/></speak>", SsmlFailure.BadAttribute)]
    [InlineData("<speak>a<break time='NaNs'/></speak>", SsmlFailure.BadAttribute)]
    [InlineData("<speak>a<break strength='huge'/></speak>", SsmlFailure.BadAttribute)]
    [InlineData("<speak>a<break length='1s'/></speak>", SsmlFailure.BadAttribute)]
    [InlineData("<speak><p x='1'>a</p></speak>", SsmlFailure.BadAttribute)]
    public void Read_BadDocument_IsRefusedByKind(string ssml, SsmlFailure expected) =>
        Should.Throw<SsmlException>(() => SsmlReader.Read(ssml)).Failure.ShouldBe(expected);

    [Theory]
    [InlineData(
        "<speak version='1.1' xmlns='http://www.w3.org/2001/10/synthesis' xmlns:amazon='http://x' xml:lang='en-GB'><amazon:effect "
            + "name='whispered'>a</amazon:effect></speak>")]
    [InlineData(
        "<speak xmlns='http://www.w3.org/2001/10/synthesis' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a "
            + "b'><amazon:effect name='whispered'>a</amazon:effect></speak>")]
    [InlineData("<x:speak xmlns:x='http://www.w3.org/2001/10/synthesis'><amazon:effect name='whispered'>a</amazon:effect></x:speak>")]
    [InlineData(
        "<?xml version='1.0' encoding='UTF-16'?><!-- c --><speak><amazon:effect name='whispered'>a</amazon:effect></speak><!-- c -->")]
    public void Read_HeadsThatWritersSend_AreTaken(string ssml)
    {
        var document = SsmlReader.Read(ssml);
        document.Parts.ShouldBe([new SsmlText("a")]);
        document.Content.Styles.ShouldHaveSingleItem().Style.Whisper.ShouldBeTrue();
    }

    [Fact]
    public void UnsupportedTag_Message_NamesItAndTheSupportedOnes()
    {
        var refused = Should.Throw<SsmlException>(() => SsmlReader.Read("<speak><whisper>a</whisper></speak>"));
        refused.Message.ShouldContain("<whisper>");
        refused.Message.ShouldContain("amazon:effect, break, emphasis");
    }

    [Fact]
    public void Read_BeyondALimit_IsTooLarge()
    {
        var deep = "<speak>" + string.Concat(Enumerable.Repeat("<p>", 30)) + string.Concat(Enumerable.Repeat("</p>", 30)) + "</speak>";
        Should.Throw<SsmlException>(() => SsmlReader.Read(deep)).Failure.ShouldBe(SsmlFailure.TooLarge);
        var limits = new SsmlLimits { MaxLength = 20 };
        Should.Throw<SsmlException>(() => SsmlReader.Read("<speak>12345678</speak>", limits)).Failure.ShouldBe(SsmlFailure.TooLarge);
    }

    [Theory]
    [InlineData("<speak>&lt;&#x1F600;é</speak>", 3)]
    [InlineData("<speak><![CDATA[a<b]]><!-- not counted --></speak>", 3)]
    [InlineData("<speak xml:lang='en-US' version='1.1'>a b</speak>", 3)]
    [InlineData("<speak/>", 0)]
    public void CharacterCount_IsScalarValuesWithoutTags(string ssml, int expected) =>
        SsmlReader.Read(ssml).CharacterCount.ShouldBe(expected);
}
