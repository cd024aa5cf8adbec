using Antiphon.Text.Ssml;
using Antiphon.Text.Tests.Segmentation;
using FsCheck;
using FsCheck.Fluent;

namespace Antiphon.Text.Tests.Ssml;

/// <summary>Every char of the text knows where it stands in the document.</summary>
public sealed class SsmlSourceTests
{
    private const int Rounds = 2_000;
    private const string Opening = "<speak>";

    private static readonly string[] Pieces =
    [
        "Hello", " ", "world", "é", "你好", "😀", "&", "<", ">", "\"", "'", "\t", "\n", "\r\n", ",", ".", "]]>", "&amp;", "1/2", "a", "  ",
    ];

    private static readonly string[] Lines =
    [
        "Hello", " ", "world", "\n", "\n\n", " \n ", "Note:", "1. ", "2. ", "- ", "• ", "The end.",
        "A line that is long enough to have been full where it ended", "and so on",
    ];

    [Fact]
    public void Read_PlainTextInSpeak_IsTheSameTextMovedByTheTag() => Prop.ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces =>
    {
        var text = string.Concat(pieces);
        var content = SsmlReader.Read(Opening + Escape(text) + "</speak>").Content;
        if (string.IsNullOrWhiteSpace(text))
        {
            content.Text.Text.ShouldBeEmpty();
            return;
        }

        content.Text.Text.ShouldBe(Spaced(text));
        content.Styles.ShouldBeEmpty();
        content.Readings.ShouldBeEmpty();
        ShouldStandForEachCharInTurn(content.Text, text);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithReplay(20261121, 7));

    [Fact]
    public void Read_PlainTextInSpeak_HasTheSameSentencesInItsPlaces() => Prop.ForAll(Gen.Elements(Lines).ArrayOf().ToArbitrary(), pieces =>
    {
        var text = string.Concat(pieces).Trim();
        var content = SsmlReader.Read(Opening + Escape(text) + "</speak>").Content.Text;

        Cutting.Whole(content.Text)
            .Select(segment => (segment.Text, segment.Ending, content.SourceStart((int)segment.Start) - Opening.Length))
            .ShouldBe(Cutting.Whole(text).Select(segment => (segment.Text, segment.Ending, (int)segment.Start)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithReplay(20261121, 7));

    [Theory]
    [InlineData("<speak>\n  <emphasis>\n  Go\n  </emphasis>\n  Now\n</speak>", "Go Now")]
    [InlineData("<speak>I met\n\n<emphasis>John</emphasis>\n\n there</speak>", "I met John there")]
    [InlineData("<speak>I met <phoneme ph='x'>New\nYork</phoneme></speak>", "I met New York")]
    [InlineData("<speak>One\n\nTwo <say-as interpret-as='digits'>1\n2</say-as></speak>", "One|Two one, two")]
    public void Read_LineBreakBesideATagOrInsideAReading_IsASpace(string ssml, string sentences)
    {
        var content = SsmlReader.Read(ssml).Content.Text.Text;

        string.Join(
            '|',
            Cutting.Whole(content)
                .Select(segment => string.Join(' ', segment.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).ShouldBe(sentences);
    }

    [Theory]
    [InlineData("<speak>Mary <mark name=\"animal\"/>had &amp; lost</speak>", "had", "had")]
    [InlineData("<speak>Mary <mark name=\"animal\"/>had &amp; lost</speak>", "&", "&amp;")]
    [InlineData("<speak>Mary <mark name=\"animal\"/>had &amp; lost</speak>", "lost", "lost")]
    [InlineData("  <speak>\r\n<p>One</p>\r\n<p>Two &#x1F600; x</p></speak>", "Two", "Two")]
    [InlineData("  <speak>\r\n<p>One</p>\r\n<p>Two &#x1F600; x</p></speak>", "😀", "&#x1F600;")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<speak>a <![CDATA[<b> c]]> d</speak>", "<b> c", "<b> c")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<speak>a <![CDATA[<b> c]]> d</speak>", "d", "d")]
    [InlineData("<speak>The <sub alias=\"World Wide Web\">W<!-- x -->WW</sub> is</speak>", "World Wide Web", "W<!-- x -->WW")]
    [InlineData("<speak>The <sub alias=\"World Wide Web\">WWW</sub> is</speak>", "is", "is")]
    [InlineData("<speak><phoneme alphabet='ipa' ph='ab>c'/> is</speak>", "ab>c", "<phoneme alphabet='ipa' ph='ab>c'/>")]
    public void Content_PartOfTheText_StandsForItsPartOfTheDocument(string ssml, string said, string source)
    {
        var text = SsmlReader.Read(ssml).Content.Text;
        var at = text.Text.IndexOf(said, StringComparison.Ordinal);
        ssml[text.SourceStart(at)..text.SourceEnd(at + said.Length - 1)].ShouldBe(source);
    }

    [Theory]
    [InlineData("<speak>Mary had a <mark name=\"animal\"/>lamb</speak>", "<mark name=\"animal\"/>")]
    [InlineData("\r\n<speak>\r\n<mark\r\n name='a>b' />x</speak>", "<mark\r\n name='a>b' />")]
    [InlineData("<speak>é😀<mark name='x'></mark></speak>", "<mark name='x'>")]
    public void Mark_Source_IsItsTag(string ssml, string tag)
    {
        var mark = SsmlReader.Read(ssml).Parts.OfType<SsmlMark>().ShouldHaveSingleItem();
        ssml.Substring(mark.SourceStart, mark.SourceLength).ShouldBe(tag);
    }

    private static void ShouldStandForEachCharInTurn(MappedText content, string text)
    {
        var at = Opening.Length;
        var to = 0;
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) || text.AsSpan(i).StartsWith("\r\n") ? 2 : 1)
        {
            var written = text.Substring(i, char.IsHighSurrogate(text[i]) || text.AsSpan(i).StartsWith("\r\n") ? 2 : 1);
            var length = Escape(written).Length;
            var units = char.IsHighSurrogate(text[i]) ? 2 : 1;
            for (var unit = 0; unit < units; unit++, to++)
            {
                content.SourceStart(to).ShouldBe(at + (units == 2 ? unit : 0));
                content.SourceEnd(to).ShouldBe(at + (units == 2 ? unit + 1 : length));
            }

            at += length;
        }

        to.ShouldBe(content.Text.Length);
    }

    // Line breaks between words stay, all other white space is spaces.
    private static string Spaced(string text)
    {
        text = text.Replace("\r\n", "\n").Replace('\t', ' ');
        var (start, end) = (text.Length - text.TrimStart().Length, text.TrimEnd().Length);
        return new string(' ', start) + text[start..end] + new string(' ', text.Length - end);
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&apos;");
}
