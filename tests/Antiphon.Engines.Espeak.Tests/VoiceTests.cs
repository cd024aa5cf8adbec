using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Engines.Espeak.Tests;

public sealed class VoiceTests(EspeakFixture fixture) : IClassFixture<EspeakFixture>
{
    private static readonly Dictionary<string, string> Greetings = new()
    {
        ["arb"] = "مرحبا بالعالم", ["cmn"] = "你好，世界。", ["yue"] = "你好，世界。", ["ja"] = "こんにちは、みなさん。", ["ko"] = "안녕하세요.",
        ["hi"] = "नमस्ते दुनिया।", ["ru"] = "Привет, мир!", ["el"] = "Καλημέρα κόσμε", ["he"] = "שלום עולם", ["th"] = "สวัสดี", ["ka"] = "გამარჯობა",
    };

    [Fact]
    public async Task Voices_EachOne_SpeaksWithoutClippingAndSeams()
    {
        var engine = fixture.Engine;
        await Parallel.ForEachAsync(engine.Voices, async (voice, _) =>
        {
            var text = Greetings.GetValueOrDefault(voice.Language.Split('-')[0], "1, 2, 3! Hello ah, there.");
            var samples = (await engine.SayAsync(text, voice.Id)).Samples;
            samples.Length.ShouldBeGreaterThan(4000, voice.Id);
            samples.Max(Loudness).ShouldBeInRange(1500, 32_000, voice.Id);
            samples[0].ShouldBe((short)0, voice.Id);
            samples[^1].ShouldBe((short)0, voice.Id);
        });
    }

    [Fact]
    public void Voices_Ids_AreUniqueAndNamedAfterLanguageAndGender()
    {
        var voices = fixture.Engine.Voices;
        voices.Select(voice => voice.Id).ShouldBeUnique();
        voices.Count.ShouldBeGreaterThan(200);
        voices.ShouldAllBe(voice => voice.Id == $"espeak-{voice.Language.ToLowerInvariant()}-{voice.Gender.ToString().ToLowerInvariant()}");
        voices.ShouldContain(voice => voice.Id == "espeak-pt-br-female" && voice.Language == "pt-BR" && voice.SampleRate == 22050);
        voices.ShouldContain(voice => voice.Id == "espeak-fr-ch-male" && voice.Language == "fr-CH");
        voices.ShouldNotContain(voice => voice.Language == "de");
    }

    [SharedFact]
    public void Voices_EveryAwsLanguageAndGender_IsSpokenExactly()
    {
        var catalog = new VoiceCatalog([fixture.Engine]);
        var rows = File.ReadLines(Path.Combine(RepositoryFolder.Shared!, "spec", "polly-voices.tsv")).Where(line => !line.StartsWith('#')).ToArray();
        rows.Length.ShouldBe(106);
        foreach (var cells in rows.Select(row => row.Split('\t')))
        {
            var voice = catalog.Resolve(cells[3], Enum.Parse<Gender>(cells[2])).ShouldNotBeNull(cells[0]);
            voice.Language.ShouldBe(cells[3], cells[0]);
            voice.LanguageName.ShouldBe(cells[4], cells[0]);
        }
    }

    [Theory]
    [InlineData("en-us", "Hello there, this is a test of the system.")]
    [InlineData("de-de", "Guten Tag, das ist eine kleine Probe der Stimme.")]
    [InlineData("cmn-cn", "你好，世界。我们很好。")]
    public async Task Voices_WomanAndMan_DifferInPitch(string language, string text)
    {
        var female = Speaking.MedianPitch((await fixture.Engine.SayAsync(text, $"espeak-{language}-female")).Samples);
        var male = Speaking.MedianPitch((await fixture.Engine.SayAsync(text, $"espeak-{language}-male")).Samples);
        female.ShouldBeGreaterThan(1.5 * male);
    }

    [Fact]
    public async Task Mandarin_Hanzi_AreNotSpelledInEnglish()
    {
        // The voice file "cmn" of 1.51 says "en eye three" for 你.
        (await fixture.Engine.PhonemesAsync("你好", "cmn-CN", CancellationToken.None)).ShouldBe("nˈi2 χˈɑu2");
    }

    private static int Loudness(short sample) => Math.Abs((int)sample);
}
