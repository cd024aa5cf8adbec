using Antiphon.Cli.Demo;
using Spectre.Console;

namespace Antiphon.Cli.Tests.Demo;

public sealed class TimeLineViewTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(110)]
    [InlineData(200)]
    public void Picture_OfAnyWidth_FitsAndShowsTheFigures(int width)
    {
        var columns = TimeLineView.ColumnsOf(width);
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;

        console.Write(TimeLineView.Draw(State(columns), "title", columns));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(line => line.TrimEnd().Length <= width);
        var text = string.Join(' ', lines);
        text.ShouldContain("42 ms");
        text.ShouldContain("speech made 3.0 s");
        text.ShouldContain("█");
    }

    [Fact]
    public void Text_WithMarkupInIt_IsShownAsItIs()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 100;

        console.Write(TimeLineView.Draw(State(40) with { Tail = "a [red]word[/] [" }, "title", 40));

        output.ToString().ShouldContain("a [red]word[/] [");
    }

    private static TimeLineState State(int columns) => new()
    {
        Elapsed = TimeSpan.FromSeconds(2),
        IsOver = false,
        FirstWord = TimeSpan.FromMilliseconds(100),
        LastWord = TimeSpan.FromSeconds(2),
        FirstAudio = TimeSpan.FromMilliseconds(142),
        Speech = TimeSpan.FromSeconds(3),
        WordCount = 60,
        Tail = string.Concat(Enumerable.Repeat("words and words ", 20)),
        ClockSpan = TimeSpan.FromSeconds(4),
        Words = [.. Enumerable.Range(0, columns).Select(i => i % 2 + 1.0)],
        Audio = [.. Enumerable.Range(0, columns).Select(i => i % 3 * 0.5)],
        SpeechSpan = TimeSpan.FromSeconds(10),
        Loudness = [.. Enumerable.Range(0, columns).Select(i => i * 100.0)],
    };
}
