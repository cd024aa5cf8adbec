using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Antiphon.Cli.Demo;

/// <summary>Draws a time line: words in and audio out on the clock, and the speech with the place where its listener is.</summary>
internal static class TimeLineView
{
    private const string Bars = " ▁▂▃▄▅▆▇█";
    private const int LabelWidth = 12;
    private const int FrameWidth = 6;

    /// <summary>How many columns the strips have on a console of that width.</summary>
    public static int ColumnsOf(int width) => Math.Clamp(width - LabelWidth - FrameWidth, 20, 160);

    public static IRenderable Draw(TimeLineState state, string title, int columns)
    {
        var rows = new Grid().AddColumn(new GridColumn().Width(LabelWidth - 2).NoWrap()).AddColumn(new GridColumn().Width(columns).NoWrap());
        rows.AddRow("[grey]text[/]", Tail(state, columns));
        rows.AddRow("[yellow]words in[/]", $"[yellow]{Strip(state.Words, columns, amount => amount)}[/]");
        rows.AddRow("[aqua]audio out[/]", $"[aqua]{Strip(state.Audio, columns, Math.Sqrt)}[/]");
        rows.AddRow("[grey]clock[/]", $"[grey]{Axis(state.ClockSpan, columns)}[/]");
        rows.AddEmptyRow();
        rows.AddRow("[green]speech[/]", Speech(state, columns));
        rows.AddRow("[grey]to hear[/]", $"[grey]{Axis(state.SpeechSpan, columns)}[/]");
        rows.AddEmptyRow();
        rows.AddRow("", Figures(state));
        return new Panel(rows).Header($"┤ {title} ├").Border(BoxBorder.Rounded).BorderColor(Color.Grey).Padding(1, 1, 1, 0);
    }

    // The last words, the newest one bright.
    private static string Tail(TimeLineState state, int columns)
    {
        var text = state.Tail.ReplaceLineEndings(" ").TrimEnd();
        if (text.Length > columns - 3) text = "…" + text[^(columns - 4)..];
        var last = text.LastIndexOf(' ') + 1;
        var cursor = state.IsOver ? "" : "[yellow]▌[/]";
        return $"[grey]{Markup.Escape(text[..last])}[/][white]{Markup.Escape(text[last..])}[/]{cursor}";
    }

    private static string Speech(TimeLineState state, int columns)
    {
        var bars = Strip(state.Loudness, columns, amount => amount);
        var made = Math.Min(columns, (int)Math.Ceiling(state.Speech / state.SpeechSpan * columns));
        var heard = Math.Min(made, (int)(state.Heard / state.SpeechSpan * columns));

        // Silence inside the speech is speech too: a thin line keeps it together.
        var drawn = bars[..made].Replace(' ', '▁');
        return $"[green]{drawn[..heard]}[/][teal]{drawn[heard..]}[/]";
    }

    private static string Figures(TimeLineState state)
    {
        var first = state.TimeToFirstAudio is { } wait ? Milliseconds(wait) : "…";
        return $"first audio after [bold aqua]{first}[/]   words in [bold yellow]{state.WordCount}[/]   "
            + $"speech made [bold green]{Seconds(state.Speech)}[/]   ahead of the listener [bold teal]{Seconds(state.Ahead)}[/]";
    }

    private static string Strip(double[] amounts, int columns, Func<double, double> height)
    {
        var most = Math.Max(amounts.Max(), double.Epsilon);
        var line = new StringBuilder(columns);
        foreach (var amount in amounts)
        {
            var level = (int)Math.Ceiling(height(amount) / height(most) * (Bars.Length - 1));
            line.Append(Bars[Math.Clamp(level, 0, Bars.Length - 1)]);
        }

        return line.ToString();
    }

    private static string Axis(TimeSpan span, int columns)
    {
        const int Marks = 4;
        var line = new char[columns];
        Array.Fill(line, '─');
        for (var mark = 0; mark < Marks; mark++)
        {
            var label = (mark == 0 ? "0" : Short(span * mark / Marks)) + " ";
            label.AsSpan(0, Math.Min(label.Length, columns - (columns * mark / Marks))).CopyTo(line.AsSpan(columns * mark / Marks));
        }

        var end = " " + Short(span);
        end.CopyTo(line.AsSpan(columns - end.Length));
        return new string(line);
    }

    private static string Short(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture) + " s"
        : time.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture) + " min";

    internal static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    internal static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms";
}
