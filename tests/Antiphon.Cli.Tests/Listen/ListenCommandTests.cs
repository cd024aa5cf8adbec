using System.Runtime.InteropServices;
using Antiphon.Audio.Wav;
using Antiphon.Testing.Hearing;

namespace Antiphon.Cli.Tests.Listen;

public sealed class ListenCommandTests : IDisposable
{
    private const string Said = "and so my fellow americans ask not what your country can do for you ask what you can do for your country";

    private readonly CommandRun _commands = new();

    private static string Speech => Path.Combine(RepositoryFolder.Shared!, "data", "speech-samples", "jfk.wav");

    public void Dispose() => _commands.Dispose();

    [SharedFact]
    public async Task Wav_FromAFile_IsHeard()
    {
        var run = await _commands.RunAsync("listen", Speech);

        run.Status.ShouldBe(0, run.Error);
        WordErrors.Between(Said, run.Lines.ShouldHaveSingleItem()).Count.ShouldBe(0, run.Output);
    }

    [SharedFact]
    public async Task Wav_OfTwoChannelsAt48Kilohertz_IsMixedAndResampled()
    {
        var mono = WavReader.Read(Speech).Samples.ToArray();
        var samples = mono.SelectMany(sample => Enumerable.Repeat(sample, 6)).ToArray();
        await WriteWavAsync("stereo.wav", samples, rate: 48_000, channels: 2);

        var run = await _commands.RunAsync("listen", "stereo.wav");

        run.Status.ShouldBe(0, run.Error);
        WordErrors.Between(Said, run.Output).Count.ShouldBe(0, run.Output);
    }

    [SharedFact]
    public async Task RawSamples_OnStandardInputWithARate_AreHeard()
    {
        var raw = MemoryMarshal.AsBytes(WavReader.Read(Speech).Samples.Span).ToArray();

        var run = await _commands.RunAsync(["listen", "--rate", "16000", "-"], raw);

        run.Status.ShouldBe(0, run.Error);
        WordErrors.Between(Said, run.Output).Count.ShouldBe(0, run.Output);
    }

    [SharedTheory(Recording.Program)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flac_ThroughFfmpeg_IsHeard(bool throughStandardInput)
    {
        _commands.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        var file = Path.Combine(RepositoryFolder.Shared!, "data", "speech-samples", "7902-96591-0000.flac");

        var run = throughStandardInput
            ? await _commands.RunAsync(["listen", "-"], await File.ReadAllBytesAsync(file))
            : await _commands.RunAsync("listen", file);

        run.Status.ShouldBe(0, run.Error);
        WordErrors.Between("i am from the cutter lying off the coast", run.Output).Count.ShouldBe(0, run.Output);
    }

    [Fact]
    public async Task SeveralFiles_WithoutSpeech_AreALineEach()
    {
        await WriteWavAsync("a.wav", new short[16_000], rate: 16_000, channels: 1);
        await WriteWavAsync("b.wav", new short[8_000], rate: 8_000, channels: 1);

        var run = await _commands.RunAsync("listen", "a.wav", "b.wav");

        run.Status.ShouldBe(0, run.Error);
        run.Lines.Select(line => line.Trim()).ShouldBe(["a.wav:", "b.wav:"]);
    }

    [Theory]
    [InlineData("talk.mp3")]
    [InlineData("slow.wav")]
    public async Task FormatThatIsNotOurs_WithoutFfmpeg_SaysWhatToInstall(string file)
    {
        await File.WriteAllTextAsync(Path.Combine(_commands.WorkingFolder, "talk.mp3"), "ID3");
        await WriteWavAsync("slow.wav", new short[6000], rate: 6000, channels: 1);

        var run = await _commands.RunAsync("listen", file);

        run.Status.ShouldBe(1);
        run.Error.Trim().ShouldBe($"antiphon: {file} is not a WAV file of 16-bit samples at a usual rate: install ffmpeg to hear other formats, or give --rate if it is raw samples.");
    }

    [ToolFact(Recording.Program)]
    public async Task WavAtAnUnusualRate_GoesThroughFfmpeg()
    {
        _commands.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        await WriteWavAsync("slow.wav", new short[6000], rate: 6000, channels: 1);

        var run = await _commands.RunAsync("listen", "slow.wav");

        run.Status.ShouldBe(0, run.Error);
    }

    [ToolFact(Recording.Program)]
    public async Task NoRecording_WithFfmpeg_IsOneLine()
    {
        _commands.Variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        await File.WriteAllTextAsync(Path.Combine(_commands.WorkingFolder, "letter.txt"), "Dear Sir");

        var run = await _commands.RunAsync("listen", "letter.txt");

        run.Status.ShouldBe(1);
        run.Error.Trim().ShouldBe("antiphon: letter.txt is no recording that ffmpeg can read; if it is raw samples, give their --rate.");
    }

    [Fact]
    public async Task Rate_ThatCannotBeResampled_IsAWrongCommandLine()
    {
        var run = await _commands.RunAsync(["listen", "--rate", "12345", "-"], new byte[100]);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("--rate cannot be 12345");
    }

    [Theory]
    [InlineData("ANTIPHON_ENGINES__ONNXRUNTIME", "/nowhere/libonnxruntime.so is not there")]
    [InlineData("ANTIPHON_ENGINES__MODELS", "decoder_model_merged.ort in")]
    public async Task BrokenInstallation_IsOneLineThatSaysWhatToDo(string variable, string message)
    {
        using var models = new ModelsCopy("moonshine-tiny-en");
        models.Damage("moonshine-tiny-en", "decoder_model_merged.ort", "cut short");
        _commands.Variables[variable] = variable.EndsWith("MODELS", StringComparison.Ordinal) ? models.At() : "/nowhere/libonnxruntime.so";

        var run = await _commands.RunAsync(["listen", "-"], []);

        run.Status.ShouldBe(1);
        run.Error.ShouldStartWith("antiphon: " + message);
        run.Error.Trim().ShouldNotContain('\n');
    }

    private async Task WriteWavAsync(string name, short[] samples, int rate, short channels)
    {
        await using var file = new BinaryWriter(File.Create(Path.Combine(_commands.WorkingFolder, name)));
        var bytes = MemoryMarshal.AsBytes<short>(samples).ToArray();
        file.Write("RIFF"u8);
        file.Write(36 + bytes.Length);
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write(channels);
        file.Write(rate);
        file.Write(rate * channels * 2);
        file.Write((short)(channels * 2));
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(bytes.Length);
        file.Write(bytes);
    }
}
