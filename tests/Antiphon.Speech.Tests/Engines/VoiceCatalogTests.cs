using Antiphon.Speech.Engines;
using Antiphon.Speech.Voices;

namespace Antiphon.Speech.Tests.Engines;

public sealed class VoiceCatalogTests
{
    private readonly FakeEngine _first = new("first", ("en-US", Gender.Female), ("en-US", Gender.Male));

    private readonly FakeEngine _second = new(
        "second", ("en-US", Gender.Female), ("en-GB", Gender.Female), ("arb", Gender.Female), ("cmn-CN", Gender.Male),
        ("es-MX", Gender.Female), ("nb-NO", Gender.Female), ("pt-BR", Gender.Female), ("pt-PT", Gender.Female), ("fr", Gender.Male));

    private VoiceCatalog Catalog => new([_first, _second]);

    [Theory]
    [InlineData("en-US", Gender.Female, "first-en-us-female")]
    [InlineData("EN_us", Gender.Male, "first-en-us-male")]
    [InlineData("en-GB", Gender.Female, "first-en-us-female")]
    [InlineData("en-GB-WLS", Gender.Female, "first-en-us-female")]
    [InlineData("en-AU", Gender.Female, "first-en-us-female")]
    [InlineData("ar-AE", Gender.Female, "second-arb-female")]
    [InlineData("ar", Gender.Female, "second-arb-female")]
    [InlineData("zh-CN", Gender.Male, "second-cmn-cn-male")]
    [InlineData("no", Gender.Female, "second-nb-no-female")]
    [InlineData("es-US", Gender.Female, "second-es-mx-female")]
    [InlineData("pt-PT", Gender.Female, "second-pt-pt-female")]
    [InlineData("pt", Gender.Female, "second-pt-br-female")]
    [InlineData("fr-CA", Gender.Male, "second-fr-male")]
    [InlineData("fr-CA", Gender.Female, null)]
    [InlineData("de-DE", Gender.Female, null)]
    [InlineData("yue-CN", Gender.Male, null)]
    [InlineData("", Gender.Male, null)]
    public void Resolve_OfALanguage_PrefersTheEngineThenExactThenFamily(string language, Gender gender, string? id)
    {
        Catalog.Resolve(language, gender)?.Id.ShouldBe(id);
        (Catalog.Resolve(language, gender) is null).ShouldBe(id is null);
    }

    [Fact]
    public void Resolve_WithAStandIn_FallsBackToIt()
    {
        var catalog = new VoiceCatalog([_first, new ToneSynthesizer()], new VoiceCatalogOptions { StandIn = "tone" });
        catalog.Resolve("en-US", Gender.Male)!.Id.ShouldBe("first-en-us-male");
        catalog.Resolve("de-DE", Gender.Male)!.Id.ShouldBe("tone");
    }

    [Fact]
    public void Find_IgnoresCase()
    {
        Catalog.Find("SECOND-en-GB-female")!.Language.ShouldBe("en-GB");
        Catalog.Find("Joanna").ShouldBeNull();
    }

    [Fact]
    public void EngineOf_AVoice_IsItsOwner()
    {
        var catalog = Catalog;
        catalog.Voices.ShouldAllBe(voice => catalog.EngineOf(voice).Name == voice.Engine);
        Should.Throw<ArgumentException>(() => catalog.EngineOf(catalog.Voices[0] with { Engine = "third" }));
    }

    [Fact]
    public void Voices_OfAnEngineThatComesAndGoes_ComeAndGo()
    {
        var catalog = Catalog;
        catalog.Voices.Count.ShouldBe(11);
        catalog.Voices.ShouldBeSameAs(catalog.Voices);
        var voices = _second.Voices;
        _second.Voices = [];
        catalog.Voices.Count.ShouldBe(2);
        catalog.Resolve("pt-PT", Gender.Female).ShouldBeNull();
        _second.Voices = voices;
        catalog.Resolve("pt-PT", Gender.Female).ShouldNotBeNull();
    }

    [Fact]
    public void Engines_OfOneName_AreRefused() => Should.Throw<ArgumentException>(() => new VoiceCatalog([_first, _first]));

    private sealed class FakeEngine : ISynthesizer
    {
        public FakeEngine(string name, params (string Language, Gender Gender)[] voices)
        {
            Name = name;
            Voices = [.. voices.Select(voice => new Voice
            {
                Id = $"{name}-{voice.Language}-{voice.Gender}".ToLowerInvariant(), Name = "", Gender = voice.Gender,
                Language = voice.Language,
                LanguageName = "", Engine = name, SampleRate = 22050,
            })];
        }

        public string Name { get; }

        public IReadOnlyList<Voice> Voices { get; set; }

        public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
