using Antiphon.Text.Annotated;

namespace Antiphon.Text.Tests.Annotated;

public sealed class AnnotatedTextTests
{
    private static readonly SpeechStyle Slow = new() { Rate = 0.5 };

    [Theory]
    [InlineData(0, 20, "2-4 6-9 12-13")]
    [InlineData(0, 2, "")]
    [InlineData(0, 3, "2-3")]
    [InlineData(3, 4, "0-1 3-4")]
    [InlineData(4, 2, "")]
    [InlineData(7, 1, "0-1")]
    [InlineData(7, 0, "")]
    [InlineData(13, 7, "")]
    public void Slice_Spans_AreThoseInsideAndCut(int start, int length, string spans)
    {
        (int Start, int Length)[] places = [(2, 2), (6, 3), (12, 1)];
        var text = AnnotatedText.Plain(new string('x', 20)) with
        {
            Styles = [.. places.Select(place => new StyleSpan(place.Start, place.Length, Slow))],
            Readings = [.. places.Select(place => new ReadingSpan(place.Start, place.Length, Role: WordRole.Noun))],
        };

        var slice = text.Slice(start, length);

        string.Join(' ', slice.Styles.Select(style => $"{style.Start}-{style.End}")).ShouldBe(spans);
        string.Join(' ', slice.Readings.Select(reading => $"{reading.Start}-{reading.End}")).ShouldBe(spans);
        slice.Readings.ShouldAllBe(reading => reading.Role == WordRole.Noun && reading.Ipa == null);
    }

    [Fact]
    public void Slice_ThroughGivenSounds_LeavesThemWhereTheyBegin()
    {
        var text = AnnotatedText.Plain("one two three") with { Readings = [new ReadingSpan(0, 7, "a"), new ReadingSpan(8, 5, "b")] };

        text.Slice(0, 3).Readings.ShouldBe([new ReadingSpan(0, 3, "a")]);
        text.Slice(4, 9).Readings.ShouldBe([new ReadingSpan(0, 3, ""), new ReadingSpan(4, 5, "b")]);
    }

    [Fact]
    public void Slice_OfManySpans_CostsWhatItHolds()
    {
        const int Spans = 10_000;
        var text = AnnotatedText.Plain(new string('x', 2 * Spans)) with
        {
            Styles = [.. Enumerable.Range(0, Spans).Select(i => new StyleSpan(2 * i, 1, Slow))],
            Readings = [.. Enumerable.Range(0, Spans).Select(i => new ReadingSpan(2 * i, 1))],
        };
        text.Slice(0, 4).Readings.Count.ShouldBe(2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var at = 0; at < text.Text.Text.Length; at += 4) text.Slice(at, 4);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000L * Spans / 2);
    }

    [Fact]
    public void SourceSpanOf_RewrittenChars_IsAllTheyStandFor()
    {
        var text = new AnnotatedText { Text = MappedText.Of("x $5 y", offset: 7).Replace([(2, 2, "five dollars")]) };

        text.SourceSpanOf(0, 1).ShouldBe((7, 8));
        text.SourceSpanOf(3, 4).ShouldBe((9, 11));
        text.SourceSpanOf(0, text.Text.Text.Length).ShouldBe((7, 13));
        Should.Throw<ArgumentOutOfRangeException>(() => text.SourceSpanOf(0, 0));
    }
}
