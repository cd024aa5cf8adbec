using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;
using Antiphon.Text.Annotated;
using Antiphon.Text.Ssml;

namespace Antiphon.Speech.Tests.Sessions;

/// <summary>What a session asks of an engine, and does itself, for text in another manner.</summary>
public sealed class SpeechSessionMannerTests
{
    private const string Text = "I really mean it.";

    [Fact]
    public async Task Prosody_OfAnEngineThatDoesWords_IsOneRequest()
    {
        var engine = new FakeSynthesizer { Abilities = EngineAbilities.WordProsody | EngineAbilities.Volume };
        await SayAsync(engine, Text, ("really", new SpeechStyle { Rate = 0.5, Pitch = 1.2, Volume = 2 }));

        var request = engine.Requests.ShouldHaveSingleItem();
        request.Text.ShouldBe(Text);
        request.Prosody.ShouldBe([new ProsodySpan(2, 6, 0.5, 1.2, 2)]);
        (request.Rate, request.Pitch, request.Volume).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task Prosody_OfAnotherEngine_IsARequestForEachStretch()
    {
        var engine = new FakeSynthesizer();
        var script = await SayAsync(engine, Text, ("really", new SpeechStyle { Rate = 0.5, Pitch = 1.2, Volume = 0 }));

        engine.Requests.Select(request => (request.Text, request.Rate, request.Pitch, request.Volume, request.Ending, request.Place))
            .ShouldBe(
        [
            ("I", 1, 1, 1, PieceEnd.Open, 0),
            ("really", 0.5, 1.2, 1, PieceEnd.Open, 1),
            ("mean it.", 1, 1, 1, PieceEnd.Sentence, 2),
        ]);
        script.Audio.Samples.Chunk(1600).Select(chunk => (int)chunk[0]).ShouldBe([1, 0, 3]);   // the volume is the session's
    }

    [Fact]
    public async Task Prosody_OfAWholePiece_IsTheRequests()
    {
        var engine = new FakeSynthesizer { Abilities = EngineAbilities.WordProsody | EngineAbilities.Volume };
        await SayAsync(engine, Text, (Text, new SpeechStyle { Rate = 0.5, Volume = 0.7 }));

        var request = engine.Requests.ShouldHaveSingleItem();
        (request.Rate, request.Volume, request.Prosody.Count).ShouldBe((0.5, 0.7, 0));
    }

    [Fact]
    public async Task Manner_IsAskedOfTheEngine()
    {
        var engine = new FakeSynthesizer();
        await SayAsync(engine, Text, ("really", new SpeechStyle { Whisper = true, Soft = true, VocalTract = 1.1 }));

        engine.Requests.Select(request => (request.Text, request.Whisper, request.Soft, request.VocalTract)).ShouldBe(
            [("I", false, false, 1), ("really", true, true, 1.1), ("mean it.", false, false, 1)]);
    }

    [Fact]
    public async Task Compression_ActsOnItsStretchOnly()
    {
        var plain = await SayAsync(new ToneSynthesizer(), Text);
        var loud = await SayAsync(new ToneSynthesizer(), Text, ("really", new SpeechStyle { Compressed = true }));

        loud.Audio.Samples.Length.ShouldBe(plain.Audio.Samples.Length);
        loud.Audio.Samples[..1440].ShouldBe(plain.Audio.Samples[..1440]);
        loud.Audio.Samples[1440..2880].ShouldNotBe(plain.Audio.Samples[1440..2880]);
    }

    [Fact]
    public async Task Language_ThatAnotherVoiceSpeaks_IsSpokenByIt()
    {
        var french = new ToneSynthesizer(new TestVoiceOptions { Language = "fr-FR" });
        var engine = new FakeSynthesizer();
        var voices = new VoiceCatalog([engine, french]);
        var script = new MarkScript { Engine = engine, Voices = voices };
        var marks = await script.SayAsync(
            Document("She said bonjour encore to him.", ("bonjour encore", new SpeechStyle { Language = "fr" })));

        engine.Pieces.ShouldBe(["She said", "to him."]);
        script.Audio.Samples.Length.ShouldBe(2 * 1600 + (16 * 120));
        marks.Where(mark => mark.Kind == Marks.SpeechMarkKinds.Word).Select(mark => mark.At.TotalMilliseconds).ShouldBe([100, 160]);
    }

    [Theory]
    [InlineData("en-GB", "She said hello to him.")]
    [InlineData("ja-JP", "She said|hello|to him.")]
    public async Task Language_OfTheVoiceOrOfNobody_IsReadByTheVoice(string language, string pieces)
    {
        var engine = new FakeSynthesizer();
        var script = new MarkScript { Engine = engine, Voices = new VoiceCatalog([engine], new VoiceCatalogOptions { StandIn = "fake" }) };
        await script.SayAsync(Document("She said hello to him.", ("hello", new SpeechStyle { Language = language })));
        string.Join('|', engine.Pieces).ShouldBe(pieces);
    }

    [Fact]
    public async Task MaxDuration_OfAnEngineThatCannot_IsHeldByTheRate()
    {
        var script = await SayAsync(new ToneSynthesizer(), Text, (Text, new SpeechStyle { MaxDuration = TimeSpan.FromMilliseconds(120) }));
        script.Audio.Samples.Length.ShouldBeInRange(24 * 100, 24 * 120);
    }

    private static async Task<MarkScript> SayAsync(ISynthesizer engine, string text, params (string Stretch, SpeechStyle Style)[] styles)
    {
        var script = new MarkScript { Engine = engine, Wanted = Marks.SpeechMarkKinds.Word };
        await script.SayAsync(Document(text, styles));
        return script;
    }

    private static SsmlDocument Document(string text, params (string Stretch, SpeechStyle Style)[] styles)
    {
        var spans = styles.Select(style =>
            new StyleSpan(text.IndexOf(style.Stretch, StringComparison.Ordinal), style.Stretch.Length, style.Style));
        return new SsmlDocument([new SsmlText(text)], text.Length) { Content = AnnotatedText.Plain(text) with { Styles = [.. spans] } };
    }
}
