using System.Text.Json;

namespace Antiphon.Cli.Tests.Doctor;

/// <summary>What the doctor finds of neural networks: runtime, voice, recognizer.</summary>
public sealed class NeuralCheckTests : IDisposable
{
    private const string Voice = "hibari-heart";
    private const string Recognizer = "moonshine-tiny-en";

    private readonly CommandRun _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Doctor_OfTheModelsInTheBox_TellsFormFoldersAndVersion()
    {
        var findings = await ExamineAsync("hibari");

        findings["hibari"].Health.ShouldBe("good");
        findings["hibari"].Detail.ShouldMatch("^(8-bit integers|floats, .*), model ");
        findings["hibari"].Detail.ShouldEndWith(Path.Combine(RepositoryFolder.Root, "models", Voice));
        findings["onnxruntime"].Health.ShouldBe("good");
        findings["onnxruntime"].Detail.ShouldMatch(@"^1\.\d+\.\d+, cpu, .*libonnxruntime\.so$");
        findings["recognizer"].ShouldBe(new Seen("good", "model " + Path.Combine(RepositoryFolder.Root, "models", Recognizer), null));
    }

    [Fact]
    public async Task Doctor_WithoutTheNeuralVoiceConfigured_DoesNotTellOfIt()
    {
        (await ExamineAsync("tone")).Keys.ShouldNotContain("hibari");
    }

    [Fact]
    public async Task Doctor_OfADamagedVoice_NamesTheFile()
    {
        using var models = new ModelsCopy(Voice);
        models.Damage(Voice, "hibari.onnx", "a byte changed");

        var findings = await ExamineAsync("hibari", "--config", models.Configuration);

        findings["hibari"].Health.ShouldBe("broken");
        findings["hibari"].Detail.ShouldContain($"hibari.onnx in {models.At(Voice)} was changed or cut short");
        findings["recognizer"].Health.ShouldBe("good");
    }

    [Theory]
    [InlineData("a byte changed", "was changed or cut short")]
    [InlineData("cut short", "was changed or cut short")]
    [InlineData("missing", "is not there")]
    public async Task Doctor_OfADamagedRecognizer_NamesTheFile(string how, string message)
    {
        using var models = new ModelsCopy(Recognizer);
        models.Damage(Recognizer, "encoder_model.ort", how);

        var finding = (await ExamineAsync("tone", "--config", models.Configuration))["recognizer"];

        finding.Health.ShouldBe("broken");
        finding.Detail.ShouldContain($"encoder_model.ort in {models.At(Recognizer)} {message}");
        finding.Fix!.ShouldContain("models/" + Recognizer);
    }

    [Fact]
    public async Task Doctor_WithoutTheRuntime_SaysWhereItWasLookedFor()
    {
        var library = Path.Combine(_commands.Home, "libonnxruntime.so");
        _commands.Variables["ANTIPHON_ENGINES__ONNXRUNTIME"] = library;

        var findings = await ExamineAsync("hibari");

        findings["hibari"].Health.ShouldBe("broken");
        findings["onnxruntime"].Health.ShouldBe("broken");
        findings["onnxruntime"].Detail.ShouldStartWith(library + " is not there");
        findings["onnxruntime"].Fix!.ShouldContain("engines.onnxruntime");
        findings.Keys.ShouldNotContain("recognizer");
    }

    [Fact]
    public async Task Doctor_OfCudaWithoutItsFiles_SaysWhichAreMissing()
    {
        _commands.Variables["ANTIPHON_ENGINES__EXECUTION_PROVIDER"] = "cuda";

        var findings = await ExamineAsync("hibari");

        findings["hibari"].Health.ShouldBe("broken");
        findings["onnxruntime"].Health.ShouldBe("broken");
        findings["onnxruntime"].Detail.ShouldContain("libonnxruntime_providers_cuda.so");
        findings["onnxruntime"].Fix!.ShouldContain("engines.execution_provider");
    }

    private async Task<Dictionary<string, Seen>> ExamineAsync(string engines, params string[] options)
    {
        var run = await _commands.RunAsync(["doctor", "--json", "--port", "0", "--engines", engines, .. options]);
        return run.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Where(f => f.GetProperty("subject").GetString() is "hibari" or "onnxruntime" or "recognizer")
            .ToDictionary(f => f.GetProperty("subject").GetString()!, f => new Seen(
                f.GetProperty("health").GetString()!, f.GetProperty("detail").GetString()!, f.TryGetProperty("fix", out var fix) ? fix.GetString() : null));
    }

    private sealed record Seen(string Health, string Detail, string? Fix);
}
