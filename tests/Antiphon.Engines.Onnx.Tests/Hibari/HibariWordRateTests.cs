using Antiphon.Engines.Onnx.Hibari.Phonemes;
using Antiphon.Speech.Engines;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>Words with a rate of their own.</summary>
public sealed class HibariWordRateTests
{
    private const int Unit = 600;
    private const string Sentence = "The harbour lights went out, one by one, before the storm arrived.";

    [Theory]
    [InlineData("harbour", 0.5)]
    [InlineData("lights", 0.7)]
    [InlineData("before", 1.5)]
    [InlineData("storm", 0.3)]
    public async Task Speak_OneWordAtItsRate_LastsThatMuchLongerAndNoOther(string word, double factor)
    {
        var request = TestVoice.Say(Sentence);
        var plain = await TestVoice.SpeakAsync(request);
        var spoken = await TestVoice.SpeakAsync(request with { Prosody = [Span(word, factor)] });

        var words = Words(request);
        spoken.Marks.Length.ShouldBe(plain.Marks.Length);
        foreach (var (before, after, place) in plain.Marks.Zip(spoken.Marks, words).Skip(1).SkipLast(1))
        {
            var isIt = Sentence.Substring(after.TextStart, after.TextLength) == word;
            var ids = place.EndId - place.FirstId;
            if (isIt) ((double)after.SampleLength).ShouldBe(before.SampleLength / factor, ids * Unit);
            else after.SampleLength.ShouldBe(before.SampleLength);
        }
    }

    [Fact]
    public async Task Speak_SeveralWordsAtOneRate_SlowsTheirPausesToo()
    {
        var plain = await TestVoice.SpeakAsync(TestVoice.Say(Sentence));
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Prosody = [Span("out, one", 0.5)] });

        Gap(spoken, "out").ShouldBeGreaterThan(1.5 * Gap(plain, "out"));
        Gap(spoken, "went").ShouldBe(Gap(plain, "went"));
    }

    [Fact]
    public async Task Speak_RatesOnTopOfTheRequests_AreTheirProduct()
    {
        var product = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Rate = 0.8 * 0.75 });
        var whole = new ProsodySpan(0, Sentence.Length, 0.75);
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence) with { Rate = 0.8, Prosody = [whole] });

        var (first, last) = (product.Marks[1].SampleOffset, product.Marks[^1].SampleOffset);
        ((double)(spoken.Marks[^1].SampleOffset - spoken.Marks[1].SampleOffset)).ShouldBe(last - first, 2 * Unit);
    }

    [Fact]
    public async Task Speak_LastWordSlow_IsHeardToItsEnd()
    {
        var plain = await TestVoice.SpeakAsync(TestVoice.Say("We stay at home."));
        var slow = await TestVoice.SpeakAsync(TestVoice.Say("We stay at home.") with { Prosody = [new ProsodySpan(11, 4, 0.4)] });

        var (before, after) = (Heard(plain), Heard(slow));
        (after / before).ShouldBeGreaterThan(1.5);

        static double Heard(Spoken spoken) => spoken.Seconds - spoken.SilenceBehind - (spoken.Marks[^1].SampleOffset / 24000.0);
    }

    private static ProsodySpan Span(string text, double factor) => new(Sentence.IndexOf(text, StringComparison.Ordinal), text.Length, factor);

    private static SegmentWord[] Words(SpeechRequest request) => [.. WordTimeRule.SegmentsOf(request).SelectMany(segment => segment.Words)];

    // Samples between a word and the next.
    private static double Gap(Spoken spoken, string word)
    {
        var index = Array.FindIndex(spoken.Marks, mark => Sentence.Substring(mark.TextStart, mark.TextLength) == word);
        var mark = spoken.Marks[index];
        return spoken.Marks[index + 1].SampleOffset - mark.SampleOffset - mark.SampleLength;
    }
}
