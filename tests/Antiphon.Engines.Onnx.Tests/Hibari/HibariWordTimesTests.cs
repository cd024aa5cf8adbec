using Antiphon.Speech.Engines;
using Antiphon.Text.Annotated;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

public sealed class HibariWordTimesTests
{
    private const double Tolerance = 0.025;

    private const string Long =
        "When the morning boat came in, nobody on the quay could say who had sent it, why its lamps still burned, or where the crew had "
        + "gone; the old harbour master walked twice around the basin, counted the ropes, and wrote down a name that none of us had heard "
        + "before, while the children, who should have been at school, threw small stones at the gulls and asked whether ships could "
        + "dream, and the baker, who had seen it all before, closed his shutters and went home to bed.";

    private static readonly Dictionary<string, (SpeechRequest Request, string[] Words)> Cases = new()
    {
        ["plain"] = Plain("The harbour lights went out one by one before the storm arrived."),
        ["several segments"] = Plain(Long),
        ["sounds given beside the text"] = WithPronunciation("We read the notes of Antiphon aloud, twice a day.", "Antiphon", "ˈæntəfən"),
        ["sounds given in the text"] =
            (TestVoice.Say("Say [hibari](/hibˈɑɹi/) twice, and then stop."), ["Say", "hibari", "twice", "and", "then", "stop"]),
    };

    public static TheoryData<string, double> CasesAndRates
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (var name in Cases.Keys)
            {
                foreach (var rate in new[] { 0.7, 1, 1.5 }) data.Add(name, rate);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CasesAndRates))]
    public async Task Marks_OfARequest_AreWhereItsDurationsSay(string name, double rate)
    {
        var (request, words) = Cases[name];
        request = request with { Rate = rate };

        var spoken = await TestVoice.SpeakAsync(request);

        spoken.Marks.Select(mark => request.Text.Substring(mark.TextStart, mark.TextLength)).ShouldBe(words);
        var expected = WordTimeRule.TimesOf(request);
        expected.Count.ShouldBe(words.Length);
        foreach (var (mark, (start, end), word) in spoken.Marks.Zip(expected, words))
        {
            (mark.SampleOffset / 24000.0).ShouldBe(start, Tolerance, word);
            ((mark.SampleOffset + mark.SampleLength) / 24000.0).ShouldBe(end, Tolerance, word);
        }
    }

    [Fact]
    public void Cases_SeveralSegments_AreSeveral() => WordTimeRule.SegmentsOf(Cases["several segments"].Request).Count.ShouldBeGreaterThan(1);

    private static (SpeechRequest Request, string[] Words) Plain(string text) =>
        (TestVoice.Say(text), [.. text.Split(' ').Select(word => word.TrimEnd(',', ';', '.'))]);

    private static (SpeechRequest Request, string[] Words) WithPronunciation(string text, string word, string phonemes)
    {
        var (request, words) = Plain(text);
        var given = new ReadingSpan(text.IndexOf(word, StringComparison.Ordinal), word.Length, phonemes);
        return (request with { Readings = [given] }, words);
    }
}
