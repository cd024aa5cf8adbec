using Antiphon.Engines.Onnx.Moonshine;
using Antiphon.Testing.Hearing;

namespace Antiphon.Engines.Onnx.Tests.Moonshine;

public sealed class MoonshineRecognizerTests(ITestOutputHelper output)
{
    [SharedTheory(Recording.Program)]
    [InlineData("jfk.wav")]
    [InlineData("84-121550-0000.flac")]
    [InlineData("6930-75918-0000.flac")]
    [InlineData("7902-96591-0000.flac")]
    public void Recognize_SpeechSample_HearsEveryWord(string file)
    {
        var said = File.ReadLines(Sample("transcripts.tsv")).Select(line => line.Split('\t')).Single(row => row[0] == file)[1];
        using var recognizer = new MoonshineRecognizer(TestModel.Moonshine);
        var heard = recognizer.Recognize(Recording.Read(Sample(file)), CancellationToken.None);
        WordErrors.Between(said, heard).Count.ShouldBe(0, heard);
    }

    [SharedTheory(Recording.Program)]
    [InlineData("two_cities_16k.wav")]
    public void Recognize_LongerThanAWindow_LosesNothingAtTheCuts(string file)
    {
        const string Opening = """
            It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was the epoch of
            belief, it was the epoch of incredulity, it was the season of light, it was the season of darkness, it was the spring of hope,
            it was the winter of despair
            """;
        using var recognizer = new MoonshineRecognizer(TestModel.Moonshine);
        var windows = recognizer.Listen(Recording.Read(Sample(file)), CancellationToken.None).ToArray();
        foreach (var window in windows) output.WriteLine(window);
        windows.Length.ShouldBeGreaterThan(2);
        var heard = SpokenWords.Of(string.Join(' ', windows));
        var opening = string.Join(' ', heard.Take(SpokenWords.Of(Opening).Length));
        WordErrors.Between(Opening, opening).Rate.ShouldBeLessThan(0.07, opening);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_000)]
    [InlineData(20 * 16_000)]
    public void Recognize_Silence_IsNoText(int samples)
    {
        using var recognizer = new MoonshineRecognizer(TestModel.Moonshine);
        recognizer.Recognize(new float[samples], CancellationToken.None).ShouldBe("");
    }

    [Fact]
    public void Recognize_FiftyHertzHum_IsNoMusicInTheText()
    {
        var hum = Enumerable.Range(0, 64_000).Select(i => 0.1f * MathF.Sin(2 * MathF.PI * 50 * i / 16_000)).ToArray();
        using var recognizer = new MoonshineRecognizer(TestModel.Moonshine);
        recognizer.Recognize(hum, CancellationToken.None).ShouldNotContain('♪');
    }

    [SharedTheory(Recording.Program)]
    [InlineData("7902-96591-0000.flac")]
    public async Task Recognize_SeveralListenersAtOnce_HearWhatOneHears(string file)
    {
        var samples = Recording.Read(Sample(file));
        using var alone = new MoonshineRecognizer(TestModel.Moonshine);
        var expected = alone.Recognize(samples, CancellationToken.None);
        var heard = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            using var recognizer = new MoonshineRecognizer(TestModel.Moonshine);
            return recognizer.Recognize(samples, CancellationToken.None);
        })));
        heard.ShouldAllBe(text => text == expected);
    }

    [SharedTheory(Recording.Program)]
    [InlineData("7902-96591-0000.flac")]
    public async Task Recognize_CancelledInTheMiddle_HearsTheNextRecordingWhole(string file)
    {
        var samples = Recording.Read(Sample(file));
        using var recognizer = new MoonshineRecognizer(TestModel.Moonshine);
        var expected = recognizer.Recognize(samples, CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        var cancelling = cancellation.CancelAsync();
        Should.Throw<OperationCanceledException>(() =>
        {
            while (true) recognizer.Recognize(samples, cancellation.Token);
        });
        await cancelling;
        recognizer.Recognize(samples, CancellationToken.None).ShouldBe(expected);
    }

    private static string Sample(string file) => Path.Combine(RepositoryFolder.Shared!, "data", "speech-samples", file);
}
