using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Engines.Onnx.Hibari.Timing;

namespace Antiphon.Engines.Onnx.Tests.Hibari.Timing;

public sealed class SegmentTimelineTests
{
    // «Yes, we can.» of the specification, section 5.4.
    private static readonly int[] Ids = [0, 52, 156, 86, 61, 3, 16, 65, 51, 16, 53, 156, 72, 56, 4, 0];
    private static readonly int[] Durations = [15, 2, 3, 3, 3, 1, 2, 2, 2, 2, 2, 5, 3, 13, 6, 1];

    [Fact]
    public void TimesOf_Words_AreFiftyMillisecondsBeforeTheirSlots()
    {
        SegmentWord[] words = [new(0, 3, 1, 5), new(5, 2, 7, 9), new(8, 3, 10, 14)];
        var timeline = new SegmentTimeline(new PhonemeSegment(Ids, words, LastSound: 13, LastMark: '.', new char[16]), Durations);

        timeline.TimesOf(words[0]).ShouldBe((Samples(0.325), Samples(0.6)));
        timeline.TimesOf(words[1]).ShouldBe((Samples(0.675), Samples(0.775)));
        timeline.TimesOf(words[2]).ShouldBe((Samples(0.825), Samples(1.175)));   // not 1.4: the last slot is silence
        timeline.LeadEnd.ShouldBe(Samples(0.375));
        timeline.TailStart.ShouldBe(Samples(1.125));
        timeline.Length.ShouldBe(Samples(1.625));
    }

    private static int Samples(double seconds) => (int)Math.Round(seconds * 24000);
}
