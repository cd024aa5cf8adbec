using System.Text;
using Antiphon.Text.Segmentation;

namespace Antiphon.Text.Tests.Segmentation;

public sealed class SegmenterTests
{
    private const string Alphabet = "aB3 .,!?\n\"'()«»„“;:-—…1.٣。、你と😀\uD83D\uDE00\u0301\u200D<>*•/@$ é¿\t\r\0\uFEFFUS eg";

    [Fact]
    public void Boundary_NextCharNotThere_IsNotCertain()
    {
        var segmenter = new Segmenter("en");
        segmenter.Append("Hello world. ");
        segmenter.TryTake(out _).ShouldBeFalse();
        segmenter.OpenLooksComplete.ShouldBeTrue();

        segmenter.Append("N");

        segmenter.TryTake(out var segment).ShouldBeTrue();
        segment!.Text.ShouldBe("Hello world.");
        segmenter.OpenText.ToString().ShouldBe("N");
        segmenter.OpenStart.ShouldBe(13);
    }

    [Fact]
    public void Boundary_LineBreakAfterStop_IsCertainAtOnce()
    {
        var segmenter = new Segmenter("en");
        segmenter.Append("Hello world.\n");
        segmenter.TryTake(out var segment).ShouldBeTrue();
        segment!.Ending.ShouldBe(SegmentEnd.Line);
    }

    [Fact]
    public void Flush_OpenText_BecomesASegmentAndTextAfterItStartsAnew()
    {
        var segmenter = new Segmenter("en");
        segmenter.Append("It costs 3");
        segmenter.Flush();
        segmenter.Append(".5 more");
        segmenter.Complete();

        segmenter.TryTake(out var first).ShouldBeTrue();
        first!.ShouldSatisfyAllConditions(s => s.Text.ShouldBe("It costs 3"), s => s.Ending.ShouldBe(SegmentEnd.Flush));
        segmenter.TryTake(out var second).ShouldBeTrue();
        second!.ShouldSatisfyAllConditions(s => s.Text.ShouldBe(".5 more"), s => s.Start.ShouldBe(10), s => s.End.ShouldBe(17));
        segmenter.TryTake(out _).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => segmenter.Append("x"));
    }

    [Fact]
    public void Clauses_OfASentence_LieAfterTheirMarks()
    {
        var segment = Cutting.Whole("Well, 1,000 of them: \"Yes,\" he said (softly) — then left; gone.")[0];
        segment.Clauses.Select(c => segment.Text[..c]).Select(t => t[^Math.Min(6, t.Length)..].Trim()).ShouldBe(
            ["Well,", "them:", "\"Yes,\"", "said", "oftly)", "tly) —", "left;"]);
    }

    [Fact]
    public void Clauses_OfTheOpenSentence_WaitForTheNextChar()
    {
        var segmenter = new Segmenter("en");
        segmenter.Append("I owe you 1,");
        segmenter.OpenClauses.ShouldBeEmpty();
        segmenter.Append("0");
        segmenter.OpenClauses.ShouldBeEmpty();
        segmenter.Append("00, my friend");
        segmenter.OpenClauses.ShouldBe([16]);
    }

    [Theory]
    [InlineData("It costs 3.", "It costs ")]
    [InlineData("It costs $", "It costs ")]
    [InlineData("See https://exam", "See ")]
    [InlineData("See example.co", "See ")]
    [InlineData("Mail a@b", "Mail ")]
    [InlineData("I am runn", "I am runn")]
    [InlineData("I have 3 ", "I have 3 ")]
    [InlineData("我有3", "我有")]
    public void OpenSpeakableEnd_LastToken_IsLeftOutWhileItMayGoOn(string text, string expected)
    {
        var segmenter = new Segmenter(null);
        segmenter.Append(text);
        segmenter.OpenText[..segmenter.OpenSpeakableEnd].ToString().ShouldBe(expected);
    }

    [Fact]
    public void OpenSpeakableEnd_HalfASurrogatePair_IsLeftOut()
    {
        var segmenter = new Segmenter(null);
        segmenter.Append("Hello \uD83D");
        segmenter.OpenSpeakableEnd.ShouldBe(6);
    }

    [Theory]
    [InlineData("It is done.", true)]
    [InlineData("It is done. ", true)]
    [InlineData("Is it?", true)]
    [InlineData("Just a title\n", true)]
    [InlineData("It costs $3.", false)]
    [InlineData("I met Dr.", false)]
    [InlineData("I live in the U.S.", false)]
    [InlineData("Well...", false)]
    [InlineData("See example.com.", false)]
    [InlineData("He said \"Go.", false)]
    [InlineData("He said \"Go.\"", true)]
    [InlineData("1.", false)]
    public void OpenLooksComplete_Tail_IsJudged(string text, bool expected)
    {
        var segmenter = new Segmenter("en");
        segmenter.Append(text);
        segmenter.OpenLooksComplete.ShouldBe(expected);
    }

    [Fact]
    public void DiscardIncomplete_KeepsWholeSentencesOnly()
    {
        var segmenter = new Segmenter("en");
        segmenter.Append("One is here. Two is here. \"Three is here. And fo");
        segmenter.DiscardIncomplete();
        Take(segmenter).ShouldBe(["One is here.", "Two is here.", "\"Three is here."]);
    }

    [Fact]
    public void QuoteNeverClosed_BeyondTheLimit_CutsAtItsStops()
    {
        var options = new SegmenterOptions { QuoteLimit = 60 };
        var text = "She said \"It is late. We must go home before the night comes and the rain begins to fall on us.";
        Cutting.Whole(text, "en", options).Select(s => s.Text).First().ShouldBe("She said \"It is late.");
    }

    [Fact]
    public void MaxLength_NoStop_CutsAtClauseThenSpaceThenGrapheme()
    {
        var options = new SegmenterOptions { MaxLength = 20 };
        Cutting.Whole("one two three, four five six", "en", options)[0].Text.ShouldBe("one two three,");
        Cutting.Whole("one two three four five six", "en", options)[0].Text.ShouldBe("one two three four");
        Cutting.Whole(string.Concat(Enumerable.Repeat("😀", 30)), "en", options)[0].Text.Length.ShouldBe(20);
        var accents = Cutting.Whole(string.Concat(Enumerable.Repeat("e\u0301\u0302", 30)), "en", options);
        accents[0].Text.Length.ShouldBe(18);
        Cutting.Whole(new string('\u0301', 100), "en", options).ShouldAllBe(s => s.Text.Length <= 20);
    }

    [Fact]
    public void AnyText_InAnyChunks_NeverThrowsAndCutsTheSame()
    {
        var random = new Random(7);
        var options = new SegmenterOptions { MaxLength = 40, QuoteLimit = 25 };
        for (var round = 0; round < 1500; round++)
        {
            var text = Random(random, random.Next(0, 120));
            string?[] languages = ["en", "de", "hy", "el", "ar", "ja", null];
            var language = languages[round % languages.Length];
            var limits = round % 2 == 0 ? options : null;
            var whole = Cutting.Whole(text, language, limits);
            Cutting.Describe(Cutting.CharByChar(text, language, limits)).ShouldBe(Cutting.Describe(whole), Escape(text));
            var chunked = Cutting.InChunks(text, language, _ => random.Next(1, 9), limits);
            Cutting.Describe(chunked).ShouldBe(Cutting.Describe(whole), Escape(text));
            NothingIsLost(text, whole);
        }
    }

    [Fact]
    public void TenThousandChars_WithoutASpace_AreBoundedAndComplete()
    {
        foreach (var unit in new[] { "a", "你", "😀", ".", "?", "\"", "(", "\uD800", "\u0301", "1", "a.", "'a", "\n", "- " })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 10_000 / unit.Length));
            var segments = Cutting.CharByChar(text, null);
            segments.ShouldAllBe(s => s.Text.Length <= new SegmenterOptions().MaxLength);
            NothingIsLost(text, segments);
        }
    }

    [Fact]
    public void HundredThousandChars_CharByChar_AllocateInProportion()
    {
        // Counts bytes, not seconds: a buffer that were copied for every char would allocate gigabytes.
        var text = string.Concat(Enumerable.Repeat("words without any stop ", 4348));
        Cutting.CharByChar("warm up. Now", "en");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Cutting.CharByChar(text, "en").Count.ShouldBeGreaterThan(90);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(60L * text.Length);
    }

    [Fact]
    public void OneLine_InnerBreaks_BecomeOneSpace() =>
        SegmentText.OneLine("a \r\n  b  c\nd").ShouldBe("a b  c d");

    [Fact]
    public void Options_ThatCannotWork_AreRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Segmenter("en", new SegmenterOptions { MaxLength = 3 }));

    private static void NothingIsLost(string text, List<TextSegment> segments)
    {
        var end = 0L;
        foreach (var segment in segments)
        {
            segment.Start.ShouldBeGreaterThanOrEqualTo(end);
            string.IsNullOrWhiteSpace(text[(int)end..(int)segment.Start]).ShouldBeTrue(Escape(text));
            text[(int)segment.Start..(int)segment.End].ShouldBe(segment.Text);
            segment.Text.Trim().ShouldBe(segment.Text);
            segment.Text.ShouldNotBeEmpty();
            end = segment.End;
        }

        string.IsNullOrWhiteSpace(text[(int)end..]).ShouldBeTrue(Escape(text));
    }

    private static string[] Take(Segmenter segmenter)
    {
        var texts = new List<string>();
        while (segmenter.TryTake(out var segment)) texts.Add(segment.Text);
        return [.. texts];
    }

    private static string Random(Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) text.Append(Alphabet[random.Next(Alphabet.Length)]);
        return text.ToString();
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c is > ' ' and < '\u007F' ? c.ToString() : $"\\u{(int)c:X4}"));
}
