using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

public sealed class EngineRegistryTests
{
    [Fact]
    public void Create_OfARegisteredName_MakesANewEngineEachTime()
    {
        var registry = new EngineRegistry<ISynthesizer>().Add("tone", () => new ToneSynthesizer()).Add("silent", () => new SilentSynthesizer());
        registry.Names.ShouldBe(["tone", "silent"]);
        var first = registry.Create("tone").ShouldBeOfType<ToneSynthesizer>();
        registry.Create("tone").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Create_OfAnUnknownName_IsNull() => new EngineRegistry<ISynthesizer>().Create("tone").ShouldBeNull();

    [Fact]
    public void Add_OfATakenName_IsRefused()
    {
        var registry = new EngineRegistry<ISynthesizer>().Add("tone", () => new ToneSynthesizer());
        Should.Throw<ArgumentException>(() => registry.Add("tone", () => new ToneSynthesizer()));
    }

    [Fact]
    public void Add_MakesNoEngine() =>
        new EngineRegistry<IEngine>().Add("costly", () => throw new InvalidOperationException("made")).Names.ShouldBe(["costly"]);
}
