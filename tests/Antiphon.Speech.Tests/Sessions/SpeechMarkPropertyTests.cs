using System.Text;
using Antiphon.Speech.Engines;
using Antiphon.Speech.Marks;
using Antiphon.Text.Lexicons;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>Documents of all kinds of tags at random: whatever they say, their marks are in order and point to text.</summary>
public sealed class SpeechMarkPropertyTests
{
    private static readonly string[] Opening =
    [
        "<p>", "<s>", "<emphasis level='strong'>", "<prosody rate='50%' volume='+6dB'>", "<prosody pitch='+20%'>",
        "<lang xml:lang='fr-FR'>",
        "<amazon:effect name='whispered'>", "<amazon:effect phonation='soft'>", "<amazon:effect name='drc'>",
        "<amazon:effect vocal-tract-length='+10%'>",
        "<prosody amazon:max-duration='500ms'>",
    ];

    private static readonly string[] Alone =
    [
        "<break/>", "<break time='40ms'/>", "<mark name='m'/>", "<sub alias='World Wide Web'>WWW</sub>",
        "<phoneme alphabet='ipa' ph='pɪˈkɑːn'>pecan</phoneme>",
        "<say-as interpret-as='characters'>AB1</say-as>", "<w role='amazon:VB'>read</w>",
    ];

    private static readonly string[] Words =
        ["one ", "two, ", "three. ", "W3C ", "naïve ", "“four” ", "five!", "6 &amp; 7 ", "eight; ", "— ", "日本 ", "nine's "];

    [Theory]
    [InlineData(EngineAbilities.None)]
    [InlineData(EngineAbilities.WordProsody | EngineAbilities.Volume | EngineAbilities.MaxDuration)]
    public async Task Marks_OfAnyDocument_AreInOrderAndPointToItsText(EngineAbilities abilities)
    {
        var random = new Random(17);
        Lexeme[] lexemes = [new("W3C", "World Wide Web Consortium", null), new("two", null, "tuː")];
        var lexicons = new LexiconSet([new PronunciationLexicon("ipa", "en", lexemes)], "en-US");
        for (var round = 0; round < 300; round++)
        {
            var ssml = Document(random);
            var script = new MarkScript { Engine = new AbleSynthesizer(abilities), Lexicons = lexicons };
            Check(ssml, await script.SayAsync(SsmlReader.Read(ssml)), script.Audio.Samples.Length / 24.0);
        }
    }

    private static void Check(string ssml, List<SpeechMark> marks, double milliseconds)
    {
        marks.Select(mark => mark.At).ShouldBeInOrder();
        if (marks.Count > 0) marks[^1].At.TotalMilliseconds.ShouldBeLessThanOrEqualTo(milliseconds + 0.1, ssml);
        marks.Count(mark => mark.Kind == SpeechMarkKinds.Ssml).ShouldBe(ssml.Split("<mark").Length - 1, ssml);
        foreach (var kind in new[] { SpeechMarkKinds.Word, SpeechMarkKinds.Sentence })
        {
            var end = 0;
            foreach (var mark in marks.Where(mark => mark.Kind == kind))
            {
                mark.SourceStart.ShouldBeGreaterThanOrEqualTo(end, ssml);
                mark.SourceEnd.ShouldBeInRange(mark.SourceStart + 1, ssml.Length, ssml);
                end = mark.SourceEnd;
            }
        }

        // Every word is of the sentence that was told last.
        SpeechMark? sentence = null;
        foreach (var mark in marks)
        {
            if (mark.Kind == SpeechMarkKinds.Sentence) sentence = mark;
            if (mark.Kind == SpeechMarkKinds.Word)
                mark.SourceStart.ShouldBeInRange(sentence!.Value.SourceStart, sentence.Value.SourceEnd, ssml);
        }
    }

    private static string Document(Random random)
    {
        var (text, open) = (new StringBuilder("<speak>"), new Stack<string>());
        for (var i = random.Next(1, 25); i > 0; i--)
        {
            var tag = Opening[random.Next(Opening.Length)];
            if (random.Next(5) == 0 && open.Count < 3 && Fits(tag, open)) text.Append(Push(tag, open));
            else if (random.Next(4) == 0 && open.TryPop(out var name)) text.Append($"</{name}>");
            else text.Append(random.Next(4) == 0 ? Alone[random.Next(Alone.Length)] : Words[random.Next(Words.Length)]);
        }

        while (open.TryPop(out var name)) text.Append($"</{name}>");
        return text.Append("</speak>").ToString();
    }

    private static string Push(string tag, Stack<string> open)
    {
        open.Push(tag[1..].Split(' ', '>')[0]);
        return tag;
    }

    // Paragraphs and sentences stand outside, bounds alone.
    private static bool Fits(string tag, Stack<string> open) =>
        (tag is not ("<p>" or "<s>") && !tag.Contains("max-duration", StringComparison.Ordinal)) || open.Count == 0;

    private sealed class AbleSynthesizer(EngineAbilities abilities) : ISynthesizer
    {
        private readonly ToneSynthesizer _tone = new();

        public string Name => _tone.Name;

        public EngineAbilities Abilities => abilities;

        public IReadOnlyList<Antiphon.Speech.Voices.Voice> Voices => _tone.Voices;

        public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken) =>
            _tone.SynthesizeAsync(request, cancellationToken);
    }
}
