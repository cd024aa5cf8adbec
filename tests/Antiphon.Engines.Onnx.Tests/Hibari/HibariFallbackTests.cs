using Antiphon.Engines.Onnx.Graphs;
using Antiphon.Engines.Onnx.Hibari;
using Antiphon.Engines.Onnx.Hibari.Inference;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Engines.Onnx.Tests.Hibari.Inference;

namespace Antiphon.Engines.Onnx.Tests.Hibari;

/// <summary>Where integers give wrong durations, the voice speaks in floats.</summary>
public sealed class HibariFallbackTests
{
    private const string Sentence = "The harbour lights went out one by one before the storm arrived.";

    [Fact]
    public void ReferenceSentence_IntegerSumsTooSmall_IsNotSpokenRight()
    {
        using var parts = HibariParts.Load(Network.Runtime, DamagedVoice.Graph.ToModel(), HibariForm.Integer, new GraphCache(null));
        using var runner = new HibariRunner(parts);

        ReferenceSentence.Read().Matches(runner).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_IntegerSumsTooSmall_SpeaksInFloats()
    {
        using var cache = new TemporaryFolder();
        DamagedVoice.Keep(cache.Path);
        await using var voice = new HibariSynthesizer(Caching(cache));
        await using var floats = new HibariSynthesizer(Network.Neural, new HibariOptions { Form = HibariForm.Float });
        await voice.StartAsync();
        await floats.StartAsync();

        voice.Form.ShouldBe(HibariForm.Float);
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence), voice);
        spoken.Samples.ShouldBe((await TestVoice.SpeakAsync(TestVoice.Say(Sentence), floats)).Samples);
    }

    [Fact]
    public async Task Start_IntegersAskedFor_StaysWithThemWhateverTheySay()
    {
        using var cache = new TemporaryFolder();
        DamagedVoice.Keep(cache.Path);
        await using var voice = new HibariSynthesizer(Caching(cache), new HibariOptions { Form = HibariForm.Integer });
        await voice.StartAsync();

        voice.Form.ShouldBe(HibariForm.Integer);
        var spoken = await TestVoice.SpeakAsync(TestVoice.Say(Sentence), voice);
        spoken.Samples.Length.ShouldNotBe((await TestVoice.SpeakAsync(TestVoice.Say(Sentence))).Samples.Length);
    }

    private static NeuralRuntime Caching(TemporaryFolder folder) => new(new NeuralRuntimeOptions { CacheFolder = folder.Path });
}
