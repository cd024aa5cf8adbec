using Antiphon.Speech.Engines;

namespace Antiphon.Speech.Tests.Engines;

/// <summary>Recognizers and translators have the life of every engine, and work in steps.</summary>
public sealed class EngineKindTests
{
    [Fact]
    public async Task Recognizer_OfARecording_GivesAPartAStep()
    {
        IRecognizer recognizer = await StartedAsync<IRecognizer>(new FakeRecognizer());
        var parts = new List<RecognizedText>();
        await foreach (var part in recognizer.RecognizeAsync(new RecognitionRequest(new float[12_000]), CancellationToken.None)) parts.Add(part);
        parts.ShouldBe([new RecognizedText("0", 0, 8_000), new RecognizedText("1", 8_000, 4_000)]);
    }

    [Fact]
    public async Task Translator_OfAText_StreamsWords()
    {
        ITranslator translator = await StartedAsync<ITranslator>(new FakeTranslator());
        translator.Translates("en", "en-x-capitals").ShouldBeTrue();
        var parts = new List<string>();
        await foreach (var part in translator.TranslateAsync(Request("one two"), CancellationToken.None)) parts.Add(part);
        string.Concat(parts).ShouldBe("ONE TWO");
        parts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Translator_Cancelled_StopsBetweenTwoWords()
    {
        var translator = new FakeTranslator();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in translator.TranslateAsync(Request("one two three"), stop.Token)) await stop.CancelAsync();
        });
        translator.Steps.ShouldBe(1);
    }

    [Fact]
    public async Task Translator_OfAnUnknownPair_Refuses()
    {
        var request = Request("one") with { Target = "fr" };
        var failure = await Should.ThrowAsync<EngineException>(async () =>
        {
            await foreach (var part in new FakeTranslator().TranslateAsync(request, CancellationToken.None)) part.ShouldBeEmpty();
        });
        failure.Failure.ShouldBe(EngineFailure.Refused);
    }

    private static TranslationRequest Request(string text) => new(text, "en", "en-x-capitals");

    private static async Task<TEngine> StartedAsync<TEngine>(TEngine engine)
        where TEngine : class, IEngine
    {
        var registry = new EngineRegistry<TEngine>().Add(engine.Name, () => engine);
        var group = await EngineGroups.StartAsync<TEngine>([registry.Create(engine.Name)!], CancellationToken.None);
        group.Missing.ShouldBeEmpty();
        return group.Engines.Single();
    }
}
