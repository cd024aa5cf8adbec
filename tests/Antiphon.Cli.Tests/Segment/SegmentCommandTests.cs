using System.Text.Json;

namespace Antiphon.Cli.Tests.Segment;

public sealed class SegmentCommandTests : IDisposable
{
    private const string Text = "It costs 3.50 today. Dr. Smith,\nwho paid, left: why?  \"Nobody knows.\" See https://a.b/c.d for more… 日本語です。次の文。\n\n- One item\n- Two 🎉 items\nand the rest";

    private readonly CommandRun _commands = new();

    public void Dispose() => _commands.Dispose();

    [Fact]
    public async Task Segment_OfText_PrintsASentenceALine()
    {
        var run = await _commands.RunWithInputAsync("It costs 3.50. Dr. Smith\npaid. He left", "segment", "--language", "en");

        run.Status.ShouldBe(0);
        run.Lines.ShouldBe(["It costs 3.50.", "Dr. Smith paid.", "He left"]);
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--plan")]
    [InlineData("--plan", "--json")]
    public async Task Segment_InChunksOfAnySize_PrintsTheSame(params string[] form)
    {
        var whole = await _commands.RunWithInputAsync(Text, ["segment", .. form]);
        whole.Lines.Length.ShouldBeGreaterThan(4);
        foreach (var chunk in new[] { "1", "2", "3", "5", "7", "16", "64", "5000" })
        {
            var run = await _commands.RunWithInputAsync(Text, ["segment", "--chunk", chunk, .. form]);

            run.Output.ShouldBe(whole.Output, $"chunks of {chunk}");
        }
    }

    [Fact]
    public async Task Json_Positions_AreThoseOfTheInput()
    {
        var run = await _commands.RunWithInputAsync(Text, "segment", "--json");

        foreach (var line in run.Lines.Select(l => JsonDocument.Parse(l).RootElement))
        {
            var part = Text[line.GetProperty("start").GetInt32()..line.GetProperty("end").GetInt32()];
            line.GetProperty("text").GetString().ShouldBe(part.Replace('\n', ' '));
        }
    }

    [Fact]
    public async Task Plan_OfALongSentence_BeginsWithItsFirstClause()
    {
        var run = await _commands.RunWithInputAsync("Well then my friend, this is what I think of it. And so on.", "segment", "--plan");

        run.Lines.ShouldBe(["Well then my friend,", "this is what I think of it.", "And so on."]);
    }

    [Fact]
    public async Task Segment_OfNothing_PrintsNothing() => (await _commands.RunWithInputAsync(" \n ", "segment")).Output.ShouldBeEmpty();
}
