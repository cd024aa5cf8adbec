using Antiphon.Testing.Hearing;

namespace Antiphon.Server.Tests.Heard.Neural;

/// <summary>What the voice in the box says, a recognizer understands: through the whole stream, under Amazon's own voice ids.</summary>
public sealed class RecognisedSpeechTests(NeuralVoiceFixture fixture, ITestOutputHelper output) : IClassFixture<NeuralVoiceFixture>
{
    private const int EarRate = 16_000;

    [Theory]
    [InlineData("Joanna", 0.03)]
    [InlineData("Matthew", 0.04)]
    public async Task Pcm_OfPlainSentences_IsUnderstood(string voice, double mostErrors)
    {
        var errors = await ListenAsync(Sentences("heard-sentences.txt"), voice, "pcm");
        errors.Rate.ShouldBeLessThanOrEqualTo(mostErrors, errors.ToString());
    }

    [ToolTheory("ffmpeg")]
    [InlineData("Joanna", 0.03)]
    [InlineData("Matthew", 0.04)]
    public async Task Mp3_OfPlainSentences_IsUnderstood(string voice, double mostErrors)
    {
        var errors = await ListenAsync(Sentences("heard-sentences.txt"), voice, "mp3");
        errors.Rate.ShouldBeLessThanOrEqualTo(mostErrors, errors.ToString());
    }

    // A recognizer writes «$12» or «twelve dollars» as it likes: the figure is for reading, half of the words a bound for nonsense.
    [Fact]
    public async Task Pcm_OfNumbersMoneyDatesAndTimes_IsPrinted()
    {
        var errors = await ListenAsync(Sentences("heard-numbers.txt"), "Joanna", "pcm");
        errors.Rate.ShouldBeLessThan(0.5, errors.ToString());
    }

    private async Task<WordErrors> ListenAsync(IEnumerable<(string Said, string Written)> sentences, string voice, string format)
    {
        var all = default(WordErrors);
        foreach (var (said, written) in sentences)
        {
            var audio = await fixture.Http.SpeakAsync(fixture.Server.Options(voice, format, format == "pcm" ? EarRate : null), written);
            var heard = await fixture.Ear.TextAsync(format == "pcm" ? Floats(audio) : Decoded(audio));
            var errors = WordErrors.Between(said, heard);
            if (errors.Count > 0) output.WriteLine($"said  {said}\nheard {heard}");
            all += errors;
        }

        output.WriteLine($"{voice}, {format}: {all}");
        return all;
    }

    private static float[] Floats(byte[] pcm) => Array.ConvertAll(pcm.Samples(), sample => sample / 32768f);

    private static float[] Decoded(byte[] mp3)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "speech.mp3");
        File.WriteAllBytes(file, mp3);
        return Recording.Read(file);
    }

    /// <summary>A sentence a line; where what is written is not what is said, behind a tab.</summary>
    private static IEnumerable<(string Said, string Written)> Sentences(string file) =>
        from line in File.ReadLines(Path.Combine(RepositoryFolder.Root, "tests", "Antiphon.Server.Tests", "Heard", "Neural", file))
        where line.Length > 0
        let columns = line.Split('\t')
        select (columns[0], columns[^1]);
}
