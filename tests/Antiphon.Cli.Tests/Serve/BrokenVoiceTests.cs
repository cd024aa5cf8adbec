using System.Security.Cryptography;
using System.Text.Json;

namespace Antiphon.Cli.Tests.Serve;

/// <summary>A neural voice that cannot be used is told of in one line, and the other voices speak.</summary>
public sealed class BrokenVoiceTests : IDisposable
{
    private const string Model = "hibari-heart";
    private const string File = "hibari.onnx";

    private readonly ModelsCopy _models = new(Model);
    private readonly TemporaryFolder _folder = new();
    private readonly CommandRun _commands = new();

    public void Dispose()
    {
        _models.Dispose();
        _folder.Dispose();
        _commands.Dispose();
    }

    [Theory]
    [InlineData("a byte changed")]
    [InlineData("cut short")]
    [InlineData("missing")]
    public async Task Serve_WithADamagedModel_SaysWhichFileAndServesTheOtherVoices(string how)
    {
        var published = SumOf(_models.At(Model, File));
        _models.Damage(Model, File, how);

        var line = await ServeAsync(_models.Configuration);

        line.ShouldStartWith($"antiphon: hibari's voices are missing: {File} in {_models.At(Model)} ");
        if (how == "missing") line.ShouldContain("is not there");
        else line.ShouldContain($"its sha256 is {SumOf(_models.At(Model, File))}, SHA256SUMS lists {published}");
    }

    [Fact]
    public async Task Serve_WithoutTheRuntime_SaysWhichFileAndServesTheOtherVoices()
    {
        var library = _folder.At("libonnxruntime.so");

        var line = await ServeAsync(_folder.Write("runtime.yaml", $"engines:\n  onnxruntime: {library}\n"));

        line.ShouldStartWith($"antiphon: hibari's voices are missing: {library} is not there: ");
        line.ShouldContain("engines.onnxruntime");
    }

    [Theory]
    [InlineData("a byte changed")]
    [InlineData("missing")]
    public async Task Voices_WithADamagedModel_AreThoseThatAreLeft(string how)
    {
        _models.Damage(Model, File, how);

        var run = await _commands.RunAsync("voices", "--json", "--language", "en-US", "--config", _models.Configuration);

        run.Status.ShouldBe(0, run.Error);
        run.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain($"hibari's voices are missing: {File} in ");
        var voices = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        voices.ShouldNotBeEmpty();
        voices.ShouldAllBe(voice => voice.GetProperty("engine").GetString() == "espeak");
        voices.SelectMany(voice => voice.GetProperty("standsInFor").EnumerateArray()).Select(id => id.GetString()).ShouldContain("Joanna");
    }

    [Fact]
    public async Task Voices_OfAnUndamagedCopy_AreTheNeuralOnesToo()
    {
        var run = await _commands.RunAsync("voices", "--json", "--language", "en-US", "--config", _models.Configuration);

        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("\"hibari-heart\"");
    }

    /// <summary>Starts and ends a server.</summary>
    /// <returns>The one line that it says of the voice; it is said to be ready, with espeak's voices.</returns>
    private static async Task<string> ServeAsync(string configuration)
    {
        await using var server = await ServerProgram.StartWithItsEnginesAsync("--config", configuration);
        var listed = await server.BashAsync($"antiphon voices --config {configuration} --json | grep -c '\"engine\":\"espeak\"'");
        server.ReadyLine.ShouldContain($" — {listed.Output.Trim()} voices,");

        var (status, _, error) = await server.InterruptAsync();
        status.ShouldBe(0);
        return error.Trim().Split('\n').Where(line => !line.Contains(" is missing: its library", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    private static string SumOf(string file) => Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(file)));
}
