using Antiphon.Audio.Wav;

namespace Antiphon.Cli.Tests.Say;

public sealed class SayCommandTests : IDisposable
{
    // The engine of tones makes 60 ms for each word.
    private static readonly TimeSpan ThreeWords = TimeSpan.FromMilliseconds(180);

    private readonly CommandRun _commands = new();

    public SayCommandTests() => _commands.Variables["ANTIPHON_ENGINES__USE"] = "tone";

    public void Dispose() => _commands.Dispose();

    [Theory]
    [InlineData(16000)]
    [InlineData(8000)]
    public async Task Say_WithoutARunningServer_SpeaksThroughOneOfItsOwn(int rate)
    {
        var run = await _commands.RunAsync("say", "--port", "0", "--out", "a/said.wav", "--rate", $"{rate}", "One two three.");

        run.Status.ShouldBe(0, run.Error);
        run.Error.ShouldContain("wrote a/said.wav");
        Length(At("a/said.wav"), rate).ShouldBe(ThreeWords, TimeSpan.FromMilliseconds(20));
    }

    [Theory]
    [InlineData("said.mp3", null)]
    [InlineData("said.ogg", "OggS")]
    [InlineData("said.OPUS", "OggS")]
    public async Task Say_ToAFile_WritesTheFormatOfItsEnding(string file, string? begins)
    {
        var run = await _commands.RunAsync("say", "--port", "0", "--out", file, "One two three.");

        run.Status.ShouldBe(0, run.Error);
        var bytes = File.ReadAllBytes(At(file));
        if (begins is null) bytes[0].ShouldBe((byte)0xFF);
        else System.Text.Encoding.ASCII.GetString(bytes, 0, 4).ShouldBe(begins);
    }

    [Fact]
    public async Task Say_OfAFileOrOfInput_SpeaksAllOfIt()
    {
        File.WriteAllText(At("text.txt"), "One two\n  three.\n");

        (await _commands.RunAsync("say", "--port", "0", "--out", "file.wav", "--file", "text.txt")).Status.ShouldBe(0);
        (await _commands.RunWithInputAsync("One two three.", "say", "--port", "0", "--out", "input.wav")).Status.ShouldBe(0);

        Length(At("input.wav"), 16000).ShouldBe(ThreeWords, TimeSpan.FromMilliseconds(20));
        Length(At("file.wav"), 16000).ShouldBe(ThreeWords, TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Say_ToStandardOutput_WritesNothingElseThere()
    {
        var run = await _commands.RunAsync("say", "--port", "0", "--out", "-", "One two three.");

        run.Output.ShouldBeEmpty();
        run.Bytes.Length.ShouldBeInRange(2 * 16 * 160, 2 * 16 * 200);
    }

    [Fact]
    public async Task Say_WithoutAPlayer_WritesAFileAndSaysSo()
    {
        var run = await _commands.RunAsync("say", "--port", "0", "One two three."); // no PATH: no player

        run.Error.ShouldContain("wrote out/say.wav (neither aplay nor ffplay is installed)");
        Length(At("out/say.wav"), 16000).ShouldBe(ThreeWords, TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Say_WithAPlayerThatCannotPlay_KeepsTheFile()
    {
        Install("aplay", "echo 'audio open failed' >&2; exit 1");

        var run = await _commands.RunAsync("say", "--port", "0", "One two three.");

        run.Error.ShouldContain("wrote out/say.wav (the player has no sound here)");
        Length(At("out/say.wav"), 16000).ShouldBe(ThreeWords, TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Say_WithAPlayer_SendsItTheSamplesAndLeavesNoFile()
    {
        Install("aplay", $"cat >'{At("played")}'");

        var run = await _commands.RunAsync("say", "--port", "0", "One two three.");

        run.Error.ShouldBeEmpty();
        new FileInfo(At("played")).Length.ShouldBeInRange(2 * 16 * 160, 2 * 16 * 200);
        File.Exists(At("out/say.wav")).ShouldBeFalse();
    }

    [Fact]
    public async Task Say_WithAnUnknownVoice_SaysWhatTheServiceSaid()
    {
        var run = await _commands.RunAsync("say", "--port", "0", "--out", "x.wav", "--voice", "Nobody", "Hi.");

        run.Status.ShouldBe(1);
        run.Error.ShouldContain("VoiceId 'Nobody' is not valid");
        run.Error.ShouldContain("antiphon voices lists them");
    }

    private string At(string path) => Path.Combine(_commands.WorkingFolder, path);

    private void Install(string player, string script)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_commands.Home, "bin")).FullName;
        var path = Path.Combine(folder, player);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _commands.Variables["PATH"] = folder;
    }

    private static TimeSpan Length(string path, int rate)
    {
        var audio = WavReader.Read(File.ReadAllBytes(path));
        audio.SampleRate.ShouldBe(rate);
        return TimeSpan.FromSeconds((double)audio.Samples.Length / rate);
    }
}
