using System.Text;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Text;
using Antiphon.Text.Annotated;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>What a session tells of its audio. The tone engine says a word every 60 ms.</summary>
public sealed class SpeechMarkTests
{
    [Fact]
    public async Task PlainText_TellsSentencesBeforeTheirWordsInOrder()
    {
        const string Text = "Mary had a little lamb. Its fleece, white as snow.";
        var marks = await new MarkScript().SayAsync(Text);
        Describe(marks, Text).ShouldBe(
        [
            "0 Sentence Mary had a little lamb.", "0 Word Mary", "60 Word had", "120 Word a", "180 Word little", "240 Word lamb",
            "300 Sentence Its fleece, white as snow.", "300 Word Its", "360 Word fleece", "420 Word white", "480 Word as", "540 Word snow",
        ]);
    }

    [Fact]
    public async Task Sentence_SpokenInClauses_IsToldOnce()
    {
        const string Text = "When the morning comes, we shall see, and so will they. Then we rest.";
        foreach (var chunk in new[] { 1, 7, 24, 1000 })
        {
            var marks = await new MarkScript { Wanted = SpeechMarkKinds.Sentence }.SayAsync(Text, chunk);
            Describe(marks, Text)
                .ShouldBe(["0 Sentence When the morning comes, we shall see, and so will they.", "660 Sentence Then we rest."], $"{chunk}");
        }
    }

    [Fact]
    public async Task Marks_NobodyWants_AreNotTold()
    {
        var marks = await new MarkScript { Wanted = SpeechMarkKinds.Word }.SayAsync("One two. Three.");
        marks.Select(mark => mark.Kind).Distinct().ShouldBe([SpeechMarkKinds.Word]);
        marks.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("One two. Three.")]
    [InlineData("“Well,” he said — no, shouted: «stop!» Ça va? 5 % of it.")]
    [InlineData("日本語 です。 Ελλάδα, όχι.")]
    public async Task PlainText_AndTheSameInSpeak_AreTheSame(string text)
    {
        var plain = await new MarkScript().SayAsync(text);
        var wrapped = await new MarkScript().SayAsync(Document(text, [new SsmlText(text)], "<speak>".Length));
        wrapped.Select(mark => mark with { SourceStart = mark.SourceStart - 7, SourceEnd = mark.SourceEnd - 7 }).ShouldBe(plain);
    }

    [Fact]
    public async Task RandomText_AndTheSameInSpeak_AreTheSame()
    {
        const string Alphabet = "aB 3c. D, e! f? \n“g” h; i — jkl mno. P qr's t";
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(1, 200); i > 0; i--) text.Append(Alphabet[random.Next(Alphabet.Length)]);
            var (input, wrappedText) = (text.ToString().Trim(), text.ToString().Trim());
            var plain = await new MarkScript().SayAsync(input);
            var wrapped = await new MarkScript().SayAsync(Document(wrappedText, [new SsmlText(wrappedText)], 7));
            wrapped.Select(mark => mark with { SourceStart = mark.SourceStart - 7, SourceEnd = mark.SourceEnd - 7 }).ShouldBe(plain, input);
        }
    }

    [Fact]
    public async Task Document_TellsTheWritersMarksWhereTheyAreReached()
    {
        // Amazon's own example: the sentence goes on across the pause.
        const string Ssml = "<speak>Mary had a <break time=\"300ms\"/>little <mark name=\"animal\"/>lamb</speak>";
        var animal = Mark(Ssml, "animal");
        var pause = new SsmlPause(TimeSpan.FromMilliseconds(300));
        var document = Document(Ssml, [new SsmlText("Mary had a "), pause, new SsmlText("little "), animal, new SsmlText("lamb")]);
        Describe(await new MarkScript().SayAsync(document), Ssml).ShouldBe(
        [
            "0 Sentence Mary had a <break time=\"300ms\"/>little <mark name=\"animal\"/>lamb",
            "0 Word Mary", "60 Word had", "120 Word a", "480 Word little", "540 Ssml animal", "540 Word lamb",
        ]);
    }

    [Fact]
    public async Task Mark_BeforeAPauseOrTheEnd_IsAtTheEndOfTheAudioSoFar()
    {
        const string Ssml = "<speak>One<mark name=\"a\"/><break time=\"1s\"/><mark name=\"b\"/>two.<mark name=\"c\"/></speak>";
        var document = Document(
            Ssml,
            [
                new SsmlText("One"), Mark(Ssml, "a"), new SsmlPause(TimeSpan.FromSeconds(1)), Mark(Ssml, "b"), new SsmlText("two."),
                Mark(Ssml, "c"),
            ]);
        Describe(await new MarkScript { Wanted = SpeechMarkKinds.Ssml }.SayAsync(document), Ssml)
            .ShouldBe(["60 Ssml a", "1060 Ssml b", "1120 Ssml c"]);
    }

    [Fact]
    public async Task Alias_OfSeveralWords_IsOneWordOfTheText()
    {
        Lexeme[] lexemes = [new("W3C", "World Wide Web Consortium", null)];
        var lexicons = new LexiconSet([new PronunciationLexicon("ipa", "en", lexemes)], "en-US");
        Describe(await new MarkScript { Wanted = SpeechMarkKinds.Word, Lexicons = lexicons }.SayAsync("W3C"), "W3C")
            .ShouldBe(["0 Word W3C"]);
    }

    [Fact]
    public async Task Visemes_AreThoseOfTheSoundsEachShapeOnce()
    {
        var engine = new SoundingSynthesizer("m", "b", "ɛ", "ɹ", "", "", "dʒ", "ʔ", "iː");
        var marks = await new MarkScript { Engine = engine, Wanted = SpeechMarkKinds.Viseme }.SayAsync("Say it.");
        string.Join(' ', marks.Select(mark => mark.Value)).ShouldBe("p E r sil S i sil");
        marks.Select(mark => mark.At).ShouldBeInOrder();
    }

    [Fact]
    public async Task Audio_IsTheSameWhetherMarksAreWantedOrNot()
    {
        using var rehearsal = new Rehearsal();
        await rehearsal.SayAsync("One is here, my friend, and that is all. Two is here.");
        await rehearsal.EndAsync();
        var script = new MarkScript { Engine = new FakeSynthesizer() };
        await script.SayAsync("One is here, my friend, and that is all. Two is here.");
        script.Audio.Samples.ShouldBe(rehearsal.Output.Samples);
    }

    [Fact]
    public async Task MaxAudio_CutsTheAudioAndItsMarks()
    {
        var script = new MarkScript { Wanted = SpeechMarkKinds.Word, Options = new() { MaxAudio = TimeSpan.FromMilliseconds(150) } };
        var marks = await script.SayAsync("One two. Three four. Five six.");
        script.Audio.Samples.Length.ShouldBe(24 * 150);
        marks.Count.ShouldBe(3);
    }

    private static SsmlMark Mark(string ssml, string name)
    {
        var tag = $"<mark name=\"{name}\"/>";
        return new SsmlMark(name, ssml.IndexOf(tag, StringComparison.Ordinal), tag.Length);
    }

    // What a reader makes of a document: its texts stand where they are in it.
    private static SsmlDocument Document(string ssml, IReadOnlyList<SsmlPart> parts, int shift = 0)
    {
        var (at, texts) = (0, new List<MappedText>());
        foreach (var text in parts.OfType<SsmlText>())
        {
            at = ssml.IndexOf(text.Text, at, StringComparison.Ordinal);
            texts.Add(MappedText.Of(text.Text, at + shift));
            at += text.Text.Length;
        }

        return new SsmlDocument(parts, 0) { Content = new AnnotatedText { Text = MappedText.Join(texts) } };
    }

    private static string[] Describe(IEnumerable<SpeechMark> marks, string source) =>
        [.. marks.Select(mark => $"{mark.At.TotalMilliseconds:0} {mark.Kind} {mark.Value ?? source[mark.SourceStart..mark.SourceEnd]}")];
}
