using Antiphon.Audio.Wav;

namespace Antiphon.Cli.Tests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly CommandRun _commands = new();

    public DemoCommandTests() => _commands.Variables["ANTIPHON_ENGINES__USE"] = "tone";

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Demo_InAPipe_PrintsAHandfulOfLinesAndWritesTheSpeech()
    {
        var run = await _commands.RunWithInputAsync("One two three. Four five.", "demo", "--text", "-", "--once", "--port", "0");

        run.Status.ShouldBe(0, run.Error);
        run.Lines[0].ShouldStartWith("antiphon ready on https://localhost:");
        run.Lines.ShouldContain(l => l.StartsWith("first audio ", StringComparison.Ordinal) && l.EndsWith(" ms after the first word", StringComparison.Ordinal));
        run.Lines.ShouldContain(l => l.Contains("5 words in, 0.", StringComparison.Ordinal));
        run.Lines[^1].ShouldBe("wrote out/demo.wav");
        run.Output.ShouldNotContain("\u001b");
        run.Lines.Length.ShouldBeLessThan(10);
        WavReader.Read(File.ReadAllBytes(Path.Combine(_commands.WorkingFolder, "out/demo.wav"))).Samples.Length.ShouldBeGreaterThan(16_000 / 5);
    }

    [Fact]
    public void Text_ThatIsBuiltIn_IsAboutAHundredWords()
    {
        using var reader = new StreamReader(typeof(Application).Assembly.GetManifestResourceStream("demo-text.txt")!);

        reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeInRange(90, 120);
    }

    [Fact]
    public async Task Demo_AfterTheText_ServesOnUntilItIsAskedToEnd()
    {
        using var ended = new CancellationTokenSource();
        var demo = _commands.RunAsync(["demo", "--text", "-", "--port", "0"], "Hello there."u8.ToArray(), ended.Token);
        var written = Path.Combine(_commands.WorkingFolder, "out/demo.wav");
        await Eventually.Until(() => File.Exists(written) || demo.IsCompleted);
        demo.IsCompleted.ShouldBeFalse();

        await ended.CancelAsync();

        (await demo).Status.ShouldBeOneOf(0, 130); // 130: asked before the text was over
    }
}
