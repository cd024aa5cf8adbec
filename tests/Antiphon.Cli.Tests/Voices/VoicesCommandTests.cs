using System.Text.Json;

namespace Antiphon.Cli.Tests.Voices;

public sealed class VoicesCommandTests : IDisposable
{
    private readonly CommandRun _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Voices_AsJson_TellWhomTheyStandInFor()
    {
        var run = await _commands.RunAsync("voices", "--engines", "tone", "--json");

        var voice = JsonDocument.Parse(run.Lines.ShouldHaveSingleItem()).RootElement;
        voice.GetProperty("engine").GetString().ShouldBe("tone");
        voice.GetProperty("standsInFor").EnumerateArray().Select(id => id.GetString()).ShouldContain("Joanna");
    }

    [Fact]
    public async Task Voices_OfALanguageThatNobodySpeaks_AreNone()
    {
        var run = await _commands.RunAsync("voices", "--engines", "tone", "--language", "xx");

        run.Status.ShouldBe(1);
        run.Error.ShouldContain("0 voices");
    }

    [Fact]
    public async Task Voices_InATable_HaveNoColoursInAPipe()
    {
        var run = await _commands.RunAsync("voices", "--engines", "silent");

        run.Output.ShouldContain("stands in for");
        run.Output.ShouldNotContain("\u001b");
    }
}
