using System.Globalization;

namespace Antiphon.Cli.Demo;

/// <summary>A handful of lines, for a pipe: the first audio, then how it stands each second, then the end.</summary>
internal sealed class PlainShow(TextWriter output, TimeProvider time) : IShow
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task WatchAsync(TimeLine line, Task work)
    {
        using var ticks = new PeriodicTimer(Step, time);
        var (toldFirst, next) = (false, Interval);
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, ticks.WaitForNextTickAsync().AsTask());
            var state = line.Take(columns: 1);
            if (!toldFirst && state.TimeToFirstAudio is { } wait)
            {
                output.WriteLine($"first audio {TimeLineView.Milliseconds(wait)} after the first word");
                toldFirst = true;
            }

            if (work.IsCompleted || state.Elapsed < next) continue;
            output.WriteLine(TextOf(state));
            while (next <= state.Elapsed) next *= 2; // a long text fills no screens
        }

        output.WriteLine(TextOf(line.Take(columns: 1)));
        await work;
    }

    private static string TextOf(TimeLineState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeLineView.Seconds(state.Elapsed)}: {state.WordCount} words in, {TimeLineView.Seconds(state.Speech)} of speech out, {TimeLineView.Seconds(state.Ahead)} ahead of the listener");
}
