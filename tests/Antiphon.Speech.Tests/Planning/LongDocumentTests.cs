using Antiphon.Speech.Planning;
using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Planning;

/// <summary>Documents of many short stretches cost as much for each piece as small ones do, or nearly.</summary>
public sealed class LongDocumentTests
{
    private const int Steps = 20;   // of a search among all stretches, which doubles what it can find with each
    private static readonly SsmlDocument Long = SsmlReader.Read(
        $"<speak>{string.Concat(Enumerable.Repeat("<s><emphasis>a</emphasis></s>", 200_000 / 29))}</speak>",
        new SsmlLimits { MaxLength = 200_000 });

    [Fact]
    public void Bounds_OfALongDocument_AreFoundWithoutWalkingIt()
    {
        var spans = new CountedSpans(Spans());
        var document = new PlacedDocument(0, Long.Content with { Styles = spans }, "en");
        for (var at = 0L; at < document.End; at++) document.BoundedUntil(at).ShouldBeNull();

        spans.Looks.ShouldBeLessThan(spans.Count * Steps);
    }

    [Fact]
    public void Sentences_OfALongDocument_AreFoundWithoutWalkingIt()
    {
        var spans = new CountedSpans(Spans());
        var finder = new SentenceFinder(new PlannerOptions(), "en");
        finder.Append(Long with { Content = Long.Content with { Styles = spans } });
        finder.Complete();

        var (found, last) = (0, default(SentenceSpan));
        for (; finder.TryPeek(out var sentence); found++)
        {
            finder.Take();
            last = sentence;
        }

        found.ShouldBe(spans.Count);
        last.ShouldBe(new SentenceSpan(Long.Content.Text.SourceStart(found - 1), Long.Content.Text.SourceEnd(found - 1)));
        spans.Looks.ShouldBeLessThan(spans.Count * Steps);
    }

    // One for each sentence, as if they were not alike.
    private static StyleSpan[] Spans() =>
        [.. Enumerable.Range(0, Long.Content.Text.Text.Length).Select(at => new StyleSpan(at, 1, new SpeechStyle { Rate = 0.8 }))];
}
