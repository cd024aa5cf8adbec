using Antiphon.Speech.Engines;
using Antiphon.Speech.Planning;

namespace Antiphon.Engines.Espeak.Tests;

public sealed class SoundTests(EspeakFixture fixture, ITestOutputHelper output) : IClassFixture<EspeakFixture>
{
    private readonly EspeakSynthesizer _engine = fixture.Engine;

    [Theory]
    [InlineData("espeak-en-us-female", "Mary had a little lamb.", "m", "æ")]
    [InlineData("espeak-fr-fr-female", "Bonjour, mon ami.", "b", "ʒ")]
    [InlineData("espeak-de-de-male", "Schöne Grüße!", "ʃ", "ø")]
    public async Task Sounds_OfAText_AreItsPhonemesInOrder(string voice, string text, string first, string inside)
    {
        var (sounds, samples) = await SoundsAsync(_engine.Request(text, voice) with { WithSounds = true });

        output.WriteLine(string.Join(' ', sounds.Select(sound => $"{sound.SampleOffset}:{sound.Ipa}")));
        sounds.First(sound => sound.Ipa.Length > 0).Ipa.ShouldStartWith(first);
        sounds.ShouldContain(sound => sound.Ipa.Contains(inside, StringComparison.Ordinal));
        sounds.Select(sound => sound.SampleOffset).ShouldBeInOrder();
        sounds[^1].SampleOffset.ShouldBeLessThanOrEqualTo(samples);
    }

    [Fact]
    public async Task Sounds_NobodyAskedFor_AreNotTold() => (await SoundsAsync(_engine.Request("Hello."))).Sounds.ShouldBeEmpty();

    [Fact]
    public async Task OpenEnd_HasLessSilenceBehindIt()
    {
        var closed = await SoundsAsync(_engine.Request("We own a") with { Ending = PieceEnd.Sentence });
        var open = await SoundsAsync(_engine.Request("We own a") with { Ending = PieceEnd.Open });
        (closed.Samples - open.Samples).ShouldBeGreaterThan(22_050 / 10);
    }

    private async Task<(List<SpeechSound> Sounds, int Samples)> SoundsAsync(SpeechRequest request)
    {
        var (sounds, samples) = (new List<SpeechSound>(), 0);
        await foreach (var chunk in _engine.SynthesizeAsync(request, CancellationToken.None))
        {
            sounds.AddRange(chunk.Sounds);
            samples += chunk.Samples.Length;
        }

        return (sounds, samples);
    }
}
