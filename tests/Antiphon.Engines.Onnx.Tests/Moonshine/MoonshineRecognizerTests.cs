using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Engines.Onnx.Neural;
using Antiphon.Speech.Engines;
using Antiphon.Testing.Hearing;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

public sealed class MoonshineRecognizerTests(ITestOutputHelper output)
{
    [SharedTheory(Recording.Program)]
    [InlineData("jfk.wav")]
    [InlineData("84-121550-0000.flac")]
    [InlineData("6930-75918-0000.flac")]
    [InlineData("7902-96591-0000.flac")]
    public async Task Recognize_SpeechSample_HearsEveryWord(string file)
    {
        var said = File.ReadLines(Sample("transcripts.tsv")).Select(line => line.Split('\t')).Single(row => row[0] == file)[1];
        var recognizer = await TestModel.RecognizerAsync();
        var heard = await recognizer.TextAsync(Recording.Read(Sample(file)));
        WordErrors.Between(said, heard).Count.ShouldBe(0, heard);
    }

    [SharedTheory(Recording.Program)]
    [InlineData("two_cities_16k.wav")]
    public async Task Recognize_LongerThanAWindow_LosesNothingAtTheCuts(string file)
    {
        const string Opening = """
            It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the epoch of
            belief, it was the epoch of incredulity, it was the season of light, it was the season of darkness, it was the spring of hope,
            it was the winter of despair
            """;
        var recognizer = await TestModel.RecognizerAsync();
        var windows = await recognizer.TextsAsync(Recording.Read(Sample(file)));
        foreach (var window in windows) output.WriteLine(window);
        windows.Count.ShouldBeGreaterThan(2);
        var heard = SpokenWords.Of(string.Join(' ', windows));
        var opening = string.Join(' ', heard.Take(SpokenWords.Of(Opening).Length));
        WordErrors.Between(Opening, opening).Rate.ShouldBeLessThan(0.07, opening);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_000)]
    [InlineData(20 * 16_000)]
    public async Task Recognize_Silence_IsNoText(int samples)
    {
        var recognizer = await TestModel.RecognizerAsync();
        (await recognizer.TextAsync(new float[samples])).ShouldBe("");
    }

    [Fact]
    public async Task Recognize_FiftyHertzHum_IsNoMusicInTheText()
    {
        var hum = Enumerable.Range(0, 64_000).Select(i => 0.1f * MathF.Sin(2 * MathF.PI * 50 * i / 16_000)).ToArray();
        var recognizer = await TestModel.RecognizerAsync();
        (await recognizer.TextAsync(hum)).ShouldNotContain('♪');
    }

    [SharedTheory(Recording.Program)]
    [InlineData("7902-96591-0000.flac")]
    public async Task Recognize_SeveralRecordingsAtOnce_HearsWhatItHearsAlone(string file)
    {
        var samples = Recording.Read(Sample(file));
        var recognizer = await TestModel.RecognizerAsync();
        var expected = await recognizer.TextAsync(samples);
        var heard = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => recognizer.TextAsync(samples))));
        heard.ShouldAllBe(text => text == expected);
    }

    [SharedTheory(Recording.Program)]
    [InlineData("7902-96591-0000.flac")]
    public async Task Recognize_CancelledInTheMiddle_HearsTheNextRecordingWhole(string file)
    {
        var samples = Recording.Read(Sample(file));
        var recognizer = await TestModel.RecognizerAsync();
        var expected = await recognizer.TextAsync(samples);
        using var cancellation = new CancellationTokenSource();
        var cancelling = cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            while (true) await recognizer.TextAsync(samples, cancellation.Token);
        });
        await cancelling;
        (await recognizer.TextAsync(samples)).ShouldBe(expected);
    }

    [Fact]
    public async Task Recognize_ASecondOfSilence_TellsWhichPartWasRecognized()
    {
        var parts = new List<RecognizedText>();
        var recognizer = await TestModel.RecognizerAsync();
        await foreach (var part in recognizer.RecognizeAsync(new RecognitionRequest(new float[16_000]), CancellationToken.None)) parts.Add(part);
        parts.ShouldBe([new RecognizedText("", 0, 16_000)]);
    }

    [Fact]
    public async Task Start_LibraryMissing_IsMissingAndRefuses()
    {
        var neural = new NeuralRuntime(new NeuralRuntimeOptions { Onnx = new() { LibraryPath = "/nowhere/libonnxruntime.so" } });
        await using var recognizer = new MoonshineRecognizer(neural);
        recognizer.State.Reason.ShouldBe("moonshine has not been started");
        await recognizer.StartAsync(CancellationToken.None);

        recognizer.State.IsReady.ShouldBeFalse();
        recognizer.State.Reason.ShouldContain("/nowhere/libonnxruntime.so");
        recognizer.Languages.ShouldBeEmpty();
        var failure = await Should.ThrowAsync<EngineException>(() => recognizer.TextAsync(new float[16_000]));
        failure.Failure.ShouldBe(EngineFailure.Unavailable);
        failure.Message.ShouldNotContain("/nowhere");
    }

    [Fact]
    public async Task Dispose_OfAStartedRecognizer_LeavesItMissing()
    {
        var recognizer = new MoonshineRecognizer(Network.Neural);
        await recognizer.StartAsync(CancellationToken.None);
        recognizer.State.IsReady.ShouldBeTrue(recognizer.State.Reason);
        recognizer.State.Reason.ShouldStartWith("model ");
        recognizer.Languages.ShouldBe(["en"]);

        await recognizer.DisposeAsync();

        recognizer.State.Reason.ShouldBe("moonshine was stopped");
        await Should.ThrowAsync<EngineException>(() => recognizer.TextAsync(new float[16_000]));
    }

    private static string Sample(string file) => Path.Combine(RepositoryFolder.Shared!, "data", "speech-samples", file);
}
