using Antiphon.Engines.Espeak.Phonemes;
using Antiphon.Speech.Engines;
using Antiphon.Text.Annotated;

namespace Antiphon.Engines.Espeak.Tests;

/// <summary>Words whose sounds are given are said with those sounds: the library tells which it says.</summary>
public sealed class ReadingTests(EspeakFixture fixture) : IClassFixture<EspeakFixture>
{
    private readonly EspeakSynthesizer _engine = fixture.Engine;

    [Theory]
    [InlineData("en-US", "tomato machine forever")]
    [InlineData("de", "Straße Mädchen schön Zeitung")]
    [InlineData("fr-FR", "bonjour chanter cheval quelqu'un")]
    [InlineData("es", "mañana calle perro jardín")]
    [InlineData("it", "ciao gnocchi famiglia")]
    [InlineData("pt-BR", "saudade manhã cidade")]
    [InlineData("pl", "dzień szczęście")]
    [InlineData("ru", "спасибо")]
    public async Task Reading_OfAWord_IsHowItIsSaid(string language, string words)
    {
        var voice = _engine.Voices.First(voice => voice.Language.StartsWith(language, StringComparison.OrdinalIgnoreCase)).Id;
        foreach (var word in words.Split(' '))
        {
            var ipa = await _engine.PhonemesAsync(word, language, CancellationToken.None);
            var given = _engine.Request("xyz", voice) with { Readings = [new ReadingSpan(0, 3, ipa)] };
            (await SoundsAsync(given)).ShouldBe(await SoundsAsync(_engine.Request(word, voice)), $"{word} {ipa}");
        }
    }

    [Fact]
    public async Task Marks_BesideAReading_AreThoseOfTheText()
    {
        const string Text = "I say [[pecan]] pie, my friend.";
        var plain = await _engine.SayAsync(Text);
        var spoken = await _engine.SayAsync(_engine.Request(Text) with { Readings = [new ReadingSpan(8, 5, "pɪˈkɑːn")] });
        spoken.Marks.Select(mark => Text.Substring(mark.TextStart, mark.TextLength)).ShouldBe(["I", "say", "pecan", "pie", "my", "friend"]);
        plain.Marks.Select(mark => Text.Substring(mark.TextStart, mark.TextLength)).ShouldContain("pecan");
    }

    [Fact]
    public async Task Reading_OfNoSound_IsSilent()
    {
        var rest = _engine.Request("York is here") with { Readings = [new ReadingSpan(0, 4, "")] };
        (await SoundsAsync(rest)).ShouldBe(await SoundsAsync(_engine.Request("is here")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ˈ")]
    [InlineData("x\u0001y")]
    [InlineData("]] hello [[")]
    [InlineData("大")]
    public void Reading_ThatIsNone_IsNotTaken(string ipa) => (Mnemonics.Find(ipa) is { } names && names.Contains(']')).ShouldBeFalse();

    [Fact]
    public async Task Reading_WithAnUnknownSign_LeavesTheLettersToBeRead()
    {
        var plain = await _engine.SayAsync("hello");
        (await _engine.SayAsync(_engine.Request("hello") with { Readings = [new ReadingSpan(0, 5, "kǂa")] })).Samples.ShouldBe(plain.Samples);
    }

    private async Task<string> SoundsAsync(SpeechRequest request)
    {
        var sounds = "";
        await foreach (var chunk in _engine.SynthesizeAsync(request with { WithSounds = true }, CancellationToken.None)) sounds += string.Concat(chunk.Sounds.Select(sound => sound.Ipa));
        return sounds;
    }
}
