using Antiphon.Speech.Marks;
using Antiphon.Text.Lexicons;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>Speech marks of the voice in the box: where they point to in the text, and when they are in the audio.</summary>
public sealed class HibariMarksTests(ITestOutputHelper output)
{
    private static readonly string[] Sentences =
    [
        "The harbour lights went out, one by one, before the storm arrived.",
        "She closed the book, looked at the window, and said nothing.",
        "Who knows, after all, what the weather will be tomorrow?",
        "The old master walked twice around the basin; he counted the ropes.",
        "In the morning, nobody could say where the crew had gone.",
        "Please wait. Somebody will be with you soon.",
        "Bread, butter, and a little salt: that is all we need.",
        "He came back at noon, tired, hungry, and rather proud.",
        "Stop! There is somebody at the door.",
        "If it rains, we stay; if it does not, we go.",
        "Some of them, I believe, never slept.",
        "Open the gate, please, and let the children in.",
        "Nine ships left the harbour; eight of them came back.",
        "Yes, of course, take the whole basket.",
        "After a while, the lamp went out, and it was dark.",
        "Tell him, when you see him, that we are waiting.",
        "First the bell, then the steps, then a long silence.",
        "Every page was blank, except the last one.",
        "My sister, who lives abroad, writes every week.",
        "It is late. Turn off the light, and sleep.",
    ];

    [Fact]
    public async Task Words_BesideAPause_AreWhereTheyAreHeard()
    {
        var (starts, ends) = (new List<double>(), new List<double>());
        foreach (var sentence in Sentences)
        {
            var spoken = await SpokenText.SayAsync(sentence);
            var pauses = Pauses(spoken.Samples).ToArray();
            foreach (var word in spoken.Of(SpeechMarkKinds.Word))
            {
                if (pauses.FirstOrDefault(pause => Math.Abs(pause.End - word.At.TotalSeconds) < 0.15) is { End: > 0 } pause)
                    starts.Add(word.At.TotalSeconds - pause.End);
            }

            foreach (var rest in spoken.Of(SpeechMarkKinds.Viseme).Where(mark => mark.Value == "sil"))
            {
                if (pauses.FirstOrDefault(pause => Math.Abs(pause.Start - rest.At.TotalSeconds) < 0.15) is { End: > 0 } pause)
                    ends.Add(rest.At.TotalSeconds - pause.Start);
            }
        }

        output.WriteLine($"onsets: {starts.Count}, median {Median(starts) * 1000:0} ms off, mean {starts.Average() * 1000:0}");
        output.WriteLine($"ends: {ends.Count}, median {Median(ends) * 1000:0} ms off, mean {ends.Average() * 1000:0}");
        starts.Count.ShouldBeGreaterThanOrEqualTo(40);
        ends.Count.ShouldBeGreaterThanOrEqualTo(40);
        Median(starts).ShouldBeLessThan(0.05);
        Median(ends).ShouldBeLessThan(0.05);
    }

    [Fact]
    public async Task Numbers_AndAliases_AreOneWordOfTheText()
    {
        var lexicons = new LexiconSet([new PronunciationLexicon("ipa", "en", [new Lexeme("W3C", "World Wide Web Consortium", null)])], "en-US");
        (await SpokenText.SayAsync("The W3C paid $12.99 on 3/4/2024, Dr. Smith says.", lexicons)).Words
            .ShouldBe(["The", "W3C", "paid", "$12.99", "on", "3/4/2024", "Dr", "Smith", "says"]);
    }

    [Fact]
    public async Task Ssml_WordsPointIntoTheDocument()
    {
        const string Ssml = "<speak>Grüße from <sub alias=\"World Wide Web Consortium\">W3C</sub> &amp; <emphasis>all</emphasis> of "
            + "<say-as interpret-as=\"characters\">AB</say-as>, <phoneme alphabet=\"ipa\" ph=\"pɪˈkɑːn\">pecan</phoneme> <mark name=\"here\"/>pie.</speak>";
        var spoken = await SpokenText.SaySsmlAsync(Ssml);

        output.WriteLine(string.Join(" | ", spoken.Marks.Where(mark => mark.Kind != SpeechMarkKinds.Viseme).Select(mark => $"{mark.At.TotalMilliseconds:0} {mark.Kind} {spoken.TextOf(mark)}")));
        string.Join(' ', spoken.Words).ShouldBe("Grüße from W3C &amp; all of AB pecan pie");
        spoken.Of(SpeechMarkKinds.Ssml).Single().Value.ShouldBe("here");
        spoken.Of(SpeechMarkKinds.Ssml).Single().At.ShouldBe(spoken.Of(SpeechMarkKinds.Word).Last().At);
        spoken.TextOf(spoken.Of(SpeechMarkKinds.Sentence).Single()).ShouldStartWith("Grüße from <sub");
    }

    [Theory]
    [InlineData("The harbour lights went out, one by one. It cost $12.99; nobody paid! “Good night,” said Dr. Smith — café, naïve.")]
    [InlineData("Hello")]
    [InlineData("It is what it is: 3 of 4 (or 75%), e.g. today. A second sentence, then.")]
    public async Task PlainText_AndTheSameInSpeak_AreTheSame(string text)
    {
        var plain = await SpokenText.SayAsync(text);
        var wrapped = await SpokenText.SaySsmlAsync($"<speak>{text}</speak>");

        var moved = wrapped.Marks.Select(mark => mark.Kind == SpeechMarkKinds.Viseme ? mark : mark with { SourceStart = mark.SourceStart - 7, SourceEnd = mark.SourceEnd - 7 });
        moved.ShouldBe(plain.Marks);
        wrapped.Samples.ShouldBe(plain.Samples);
    }

    [Fact]
    public async Task Visemes_OfASentence_AreTheMouthsOfItsSounds()
    {
        var spoken = await SpokenText.SayAsync("Mary had a little lamb.");
        string.Join(' ', spoken.Of(SpeechMarkKinds.Viseme).Select(mark => mark.Value)).ShouldBe("p E r i k a t @ t i t @ t a p sil");
        spoken.Marks.Select(mark => mark.At).ShouldBeInOrder();
    }

    // Runs of at least 100 ms below -50 dBFS, inside the audio or at its end.
    private static IEnumerable<(double Start, double End)> Pauses(short[] samples)
    {
        const int Window = 120;
        var start = 0;
        for (var at = 0; at <= samples.Length; at += Window)
        {
            var isHeard = at + Window <= samples.Length && Spoken.Rms(samples[at..(at + Window)]) > 32768 * 0.0031623;
            if (!isHeard && at + Window <= samples.Length) continue;
            if (at - start >= 2_400) yield return (start / 24_000.0, at / 24_000.0);
            start = at + Window;
        }
    }

    private static double Median(List<double> values) => values.Select(Math.Abs).Order().ElementAt(values.Count / 2);
}
